import type { XmlElement } from './xml-document';

/** Reads elements by their names and remembers which were read, so that the others can be kept. */
export type XmlReader = {
  /** All elements that the first fitting path leads to; they count as read. */
  readonly all: (from: XmlElement, paths: readonly string[]) => readonly XmlElement[];
  /** The first of them that has a text. */
  readonly first: (from: XmlElement, paths: readonly string[]) => XmlElement | null;
  /** Takes back that an element was read. */
  readonly leave: (element: XmlElement) => void;
  /** The texts and attributes of an element and those below it that were not read, by path; `except` are passed over whole. */
  readonly unread: (
    from: XmlElement,
    except?: ReadonlySet<XmlElement>,
  ) => readonly (readonly [path: string, text: string])[];
};

/** Makes a reader for one document. */
export function xmlReader(): XmlReader {
  const read = new Set<XmlElement>();
  const all: XmlReader['all'] = (from, paths) => {
    for (const path of paths) {
      const found = elementsAt(from, path).filter((e) => e.children.length > 0 || e.text !== '');
      for (const element of found) read.add(element);
      if (found.length > 0) return found;
    }
    return [];
  };
  const first: XmlReader['first'] = (from, paths) => {
    for (const path of paths) {
      const found = elementsAt(from, path).find((e) => e.text !== '');
      if (!found) continue;
      read.add(found);
      return found;
    }
    return null;
  };
  const unread: XmlReader['unread'] = (from, except = new Set()) => {
    if (except.has(from)) return [];
    const own = read.has(from) || from.text === '' ? [] : [[from.path, from.text] as const];
    const attributes = Object.entries(from.attributes)
      .filter(([name]) => !/^(?:xmlns|xsi|schemaLocation)/i.test(name))
      .map(([name, text]) => [`${from.path}/@${name}`, text] as const);
    return [...own, ...attributes, ...from.children.flatMap((child) => unread(child, except))];
  };
  return { all, first, leave: (element) => void read.delete(element), unread };
}

/** The elements that a path of names leads to; case does not count. */
export function elementsAt(from: XmlElement, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = [from];
  for (const name of path.toLowerCase().split('/')) found = found.flatMap((e) => e.byName.get(name) ?? []);
  return found;
}
