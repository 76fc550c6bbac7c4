import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hexOf, sha256, utf8 } from '#shared/kernel/sha256';
import { refusalCodes } from '#shared/domain/refusal';
import { tableNames, tables } from '#shared/domain/world';
import { argsOf, mutationNames } from '#shared/mutations/registry';
import { exchangeReply, poke } from '#shared/sync/exchange';
import { exchangeRequest, PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';

/** The form of what travels, as text: any field that comes, goes or changes its kind changes it. */
const formOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const hashOf = (form: unknown): string => hexOf(sha256(utf8(JSON.stringify(form)))).slice(0, 16);

/** Rows, arguments and reasons of refusal have a number of their own (SCHEMA), so the messages are looked at without them. */
const withoutRows = (form: unknown): unknown =>
  JSON.parse(JSON.stringify(form, (key, value: unknown) => (key === 'changes' || key === 'code' ? 'rows' : value)));

/**
 * What each number stands for. A change of form needs the next number and a line here; for arguments also an upcast, since desks come
 * back with outboxes of any age.
 */
const PROTOCOLS: Readonly<Record<number, string>> = { 1: 'd381e0f0024fb49d' };
const SCHEMAS: Readonly<Record<number, string>> = { 1: 'b55c8f08eb99ae68' };

describe('what travels', () => {
  test('C9: messages have the form that their protocol number stands for', () => {
    const messages = [exchangeRequest, exchangeReply, poke].map(formOf).map(withoutRows);
    expect(PROTOCOLS[PROTOCOL]).toBe(hashOf(messages));
  });

  test('C9: rows and arguments have the form that their schema number stands for', () => {
    const rows = tableNames.map((name) => [name, formOf(tables[name])]);
    const args = mutationNames.map((name) => [name, formOf(argsOf(name))]);
    expect(SCHEMAS[SCHEMA]).toBe(hashOf([rows, args, refusalCodes]));
  });
});
