/** One step of a schema. Once released it is never changed: a later one mends it. */
export type SchemaStep = { readonly name: string; readonly sql: string };
