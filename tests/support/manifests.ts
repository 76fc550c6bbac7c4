/** The XML of a road-manifest message from its parts. */
export const messageXml = (
  type: string,
  declaration: string,
  { functionCode = '2', head = '' }: { readonly functionCode?: string; readonly head?: string } = {},
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Manifest xmlns="urn:Declaration:datamodel:standard:CN:${type}:1"><Head><MessageID>M-1</MessageID><FunctionCode>${functionCode}</FunctionCode><MessageType>${type}</MessageType>${head}</Head><Declaration>${declaration}</Declaration></Manifest>`;

/** The truck of a message: a Chinese tractor with a trailer and its driver. */
export const truckXml =
  '<BorderTransportMeans><ID>吉Ｈ12345</ID><Name>吉H12345</Name><TypeCode>4</TypeCode><ArrivalDateTime>20261123083000</ArrivalDateTime>' +
  '<Master><ID>220000199001010000</ID><Name>张三</Name></Master>' +
  '<TransportEquipment><EquipmentIdentification><ID>吉H1234挂</ID></EquipmentIdentification></TransportEquipment></BorderTransportMeans>';

/** One bill with a container, its seal and one line of goods. */
export const billXml = (billNo: string, more = ''): string =>
  `<Consignment><TransportContractDocument><ID>${billNo}</ID><ConditionCode>10</ConditionCode></TransportContractDocument>` +
  '<Consignee><ID>USCC+91350200MA2YJ1XR9G</ID><Name>珲春某水产有限公司</Name><Communication><ID>0433-7500000</ID></Communication></Consignee>' +
  '<TransportEquipment><EquipmentIdentification><ID>CSQU3054383</ID></EquipmentIdentification><SealID>M/RU0012345</SealID></TransportEquipment>' +
  '<ConsignmentItem><SequenceNumeric>1</SequenceNumeric><ConsignmentItemPackaging><QuantityQuantity>400</QuantityQuantity></ConsignmentItemPackaging>' +
  '<Commodity><CargoDescription>活帝王蟹</CargoDescription><Classification><ID>0306339000</ID></Classification></Commodity>' +
  `<GoodsMeasure><GrossMassMeasure>8500.5</GrossMassMeasure></GoodsMeasure></ConsignmentItem>${more}</Consignment>`;
