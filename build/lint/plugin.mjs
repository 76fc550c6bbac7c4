import { relative, resolve, sep } from 'node:path';
import { whyNot } from './walls.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

/** @typedef {{ type: string, name?: string, value?: unknown }} Node */
/** @typedef {{ filename: string, report: (found: { node: unknown, message: string }) => void }} Context */

/** Every form of import is held against the walls: static, re-exported, dynamic, of types. */
const walls = {
  meta: { type: 'problem', schema: [] },
  create(/** @type {Context} */ context) {
    const file = relative(ROOT, context.filename).split(sep).join('/');
    const check = (/** @type {{ source: Node | null }} */ node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = whyNot(file, node.source.value);
      if (message !== undefined) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

/** `new Date()` and `Date()` read the clock; `new Date(moment)` does not. */
const noClock = {
  meta: { type: 'problem', schema: [] },
  create(/** @type {Context} */ context) {
    const message = 'time is an argument here, never read from the clock';
    return {
      NewExpression(/** @type {Node & { callee: Node, arguments: unknown[] }} */ node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(/** @type {Node & { callee: Node }} */ node) {
        if (node.callee.name === 'Date') context.report({ node, message });
      },
    };
  },
};

/** A file that only passes on what others export hides where things are, and draws in more than its reader needs. */
const noBarrel = {
  meta: { type: 'problem', schema: [] },
  create(/** @type {Context} */ context) {
    const passesOn = (/** @type {Node & { source?: Node | null }} */ { type, source }) =>
      type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && source != null);
    return {
      Program(/** @type {Node & { body: Node[] }} */ node) {
        const barrel = node.body.length > 0 && node.body.every(passesOn);
        if (barrel) context.report({ node, message: 'a barrel: import from where things are' });
      },
    };
  },
};

export default { meta: { name: 'lianjian' }, rules: { walls, 'no-clock': noClock, 'no-barrel': noBarrel } };
