import type { ObjectMarks } from '../domain/request';
import { readContainer } from '../identifiers/container';
import { readPlate, type PlateReading } from '../identifiers/plate';
import { manifestElements } from './manifest-elements';
import type { ManifestTexts } from './manifest-texts';
import { containerMark, vinMark } from './mark-readers';
import type { XmlElement } from './xml-document';

const { declaration: D, vehicle: V, equipment: E } = manifestElements;
const MOST_OF_A_KIND = 40;

/** The marks of truck, trailer, containers and seals. */
export type VehicleMarks = Pick<ObjectMarks, 'plates' | 'foreignPlates' | 'trailers' | 'vin' | 'containers' | 'seals'>;

/**
 * Reads what drives and what it carries from the places that messages use: the truck beside or inside the consignment, its trailers
 * inside the truck, containers beside it, inside the consignment or (in some systems) inside the truck, told apart by their form.
 */
export function readVehicleMarks(texts: ManifestTexts, scopes: readonly XmlElement[]): VehicleMarks {
  const { reader } = texts;
  const vehicles = scopes.flatMap((scope) => reader.all(scope, D.vehicle));
  const plates = vehicles.flatMap((vehicle) => platesOf(texts, vehicle));
  const inTruck = vehicles.flatMap((vehicle) => reader.all(vehicle, V.trailer));
  const items = scopes.slice(1).flatMap((part) => reader.all(part, manifestElements.consignment.item));
  const beside = [...scopes, ...items].flatMap((scope) => reader.all(scope, D.equipment));
  const trailers: string[] = [];
  const containers: string[] = [];
  for (const equipment of [...inTruck, ...beside]) {
    const id = reader.first(equipment, E.id) ?? (equipment.text === '' ? null : equipment);
    if (!id) continue;
    const isTrailer = inTruck.includes(equipment) && !/^[A-Z]{4}\d{7}$/.test(readContainer(id.text).normal);
    const mark = isTrailer ? texts.markOf(id, (text) => readPlate(text).normal) : texts.markOf(id, containerMark);
    if (mark !== null && mark !== '') (isTrailer ? trailers : containers).push(mark);
  }
  const seals = [...inTruck, ...beside].flatMap((equipment) => texts.marks(equipment, E.seal, sealMark));
  const vins = vehicles.map((vehicle) => texts.mark(vehicle, V.vin, vinMark));
  return {
    plates: few(plates.filter((p) => !isForeign(p)).map((p) => p.normal)),
    foreignPlates: few(plates.filter(isForeign).map((p) => p.normal)),
    trailers: few(trailers),
    vin: vins.find((vin) => vin !== null) ?? null,
    containers: few(containers),
    seals: few(seals),
  };
}

const few = (marks: readonly string[]): readonly string[] => [...new Set(marks)].slice(0, MOST_OF_A_KIND);

const isForeign = (plate: PlateReading): boolean => plate.country === 'RU' || plate.country === 'KP';

/**
 * A truck has a code and a name, and carriers write the plate into either. What has the form of a plate is one; where neither has,
 * the code is taken as it stands. The other is left to be kept as it is.
 */
function platesOf(texts: ManifestTexts, vehicle: XmlElement): readonly PlateReading[] {
  const told = [V.id, V.name].flatMap((paths) => texts.reader.first(vehicle, paths) ?? []);
  const readings = told.map((element) => ({ element, plate: readPlate(element.text) }));
  const known = readings.filter(({ plate }) => plate.valid && plate.country !== 'unknown');
  const chosen = known.length > 0 ? known : readings.slice(0, 1);
  for (const { element } of readings.filter((r) => !chosen.includes(r))) texts.reader.leave(element);
  for (const { element, plate } of chosen) if (!plate.valid) texts.complainOf('plate-form', element, plate.normal);
  return chosen.map(({ plate }) => plate).filter((plate) => plate.normal !== '' && plate.normal.length <= 60);
}

/** Seals come as `M/12345`, a kind before the number. */
const sealMark = (text: string): string => text.replace(/^[A-Z]{1,2}\//, '');
