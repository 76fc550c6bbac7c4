import type { Direction } from '../domain/words';

/**
 * The road-manifest messages that are read (GACC notice 2013 No. 67), and which way their trucks drive: the last digit of a pair
 * is odd into the country and even out of it; MT3402 reports the arrival of goods for export at the yard.
 */
export const manifestMessages: Readonly<Record<string, Direction>> = {
  MT1401: 'in',
  MT2401: 'out',
  MT3402: 'out',
  MT4401: 'in',
  MT4402: 'out',
  MT4403: 'in',
  MT4404: 'out',
  MT4405: 'in',
  MT4406: 'out',
};

/** What a message's function code does to its consignments: 2 add, 9 main data, 5 change, 3 delete. */
export const functionCodes: Readonly<Record<string, 'open' | 'withdrawn'>> = {
  '2': 'open',
  '9': 'open',
  '5': 'open',
  '3': 'withdrawn',
};

/**
 * Where each fact of a message stands, as paths of element names, tried in order; upper and lower case are alike, prefixes of
 * namespaces do not count. The first name of each line is that of the WCO data model as Chinese manifests write it; those behind
 * are spellings met in carriers' systems and the data model's own numbers. A port whose carriers write others adds a line here.
 */
export const manifestElements = {
  message: {
    type: ['Head/MessageType'],
    functionCode: ['Head/FunctionCode'],
  },
  declaration: {
    batchNo: ['DeclarationID', 'ID', 'BatchNo', 'TransportBatchNo', 'D014', 'BorderTransportMeans/JourneyID'],
    vehicle: ['BorderTransportMeans'],
    equipment: ['TransportEquipment', 'BorderTransportMeans/Container'],
    consignment: ['Consignment'],
    arrival: [
      'BorderTransportMeans/ArrivalDateTime',
      'BorderTransportMeans/EstimatedArrivalDateTime',
      'UnloadingLocation/ArrivalDateTime',
      'UnloadingLocation/ArrivalDate',
      'ArrivalDateTime',
      'ArrivalDate',
    ],
    departure: [
      'BorderTransportMeans/DepartureDateTime',
      'LoadingLocation/LoadingDateTime',
      'LoadingLocation/LoadingDate',
      'DepartureDateTime',
    ],
  },
  vehicle: {
    id: ['ID', 'BorderTransportMeansID', 'IdentificationID', 'RegistrationID', 'LicensePlateID', 'T006'],
    name: ['Name', 'T005'],
    vin: ['VIN', 'VehicleIdentificationNumber', 'ChassisID', 'FrameID'],
    trailer: ['TransportEquipment', 'Trailer'],
  },
  equipment: {
    id: ['EquipmentIdentification/ID', 'ID', 'TransportEquipmentID', 'TrailerID'],
    seal: ['Seal/ID', 'Seal/SealID', 'AffixedSeal/ID', 'SealID', 'Seal', 'SealNumber'],
  },
  consignment: {
    billNo: ['TransportContractDocument/ID', 'TransportContractDocument/TransportContractDocumentID', 'BillNo', 'D023'],
    declaration: ['CustomsDeclaration/ID', 'PreviousCustomsDocument/ID', 'CustomsDeclarationID'],
    item: ['ConsignmentItem', 'GoodsItem'],
    goods: ['CargoDescription', 'GoodsDescription', 'Commodity/CargoDescription', 'Commodity/Description'],
    packages: ['ConsignmentPackaging/QuantityQuantity', 'TotalPackageQuantity', 'PackageQuantity'],
    grossKg: ['TotalGrossMassMeasure', 'GoodsMeasure/GrossMassMeasure', 'GrossMassMeasure'],
    consignee: ['Consignee'],
    consignor: ['Consignor'],
  },
  item: {
    goods: [
      'Commodity/CargoDescription',
      'Commodity/Description',
      'Commodity/DescriptionText',
      'CargoDescription',
      'Description',
    ],
    hs: [
      'Commodity/Classification/ID',
      'Commodity/TariffClassificationID',
      'Commodity/HSCode',
      'Commodity/ClassificationID',
      'HSCode',
      'TariffClassificationID',
    ],
    packages: ['ConsignmentItemPackaging/QuantityQuantity', 'Packaging/QuantityQuantity', 'PackageQuantity'],
    grossKg: ['GoodsMeasure/GrossMassMeasure', 'GrossMassMeasure'],
    temperature: ['TemperatureMeasure', 'Commodity/TemperatureMeasure', 'SetTemperatureMeasure'],
  },
  party: {
    name: ['Name', 'PartyName'],
    id: ['ID', 'PartyID', 'USCC'],
    phone: ['Communication/ID', 'Contact/Communication/ID', 'Communication/Number', 'Telephone', 'Contact/Telephone'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;
