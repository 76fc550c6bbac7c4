/** What a command gives back: its result as data, the same in few words, and whether its input was in order. */
export type Outcome = {
  readonly exit: 0 | 1;
  readonly json: object;
  readonly summary: string;
};

/** Why a command cannot be carried out at all: arguments or a file that are of no use. Ends with exit code 2. */
export type Unusable = {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** Makes the refusal of a command. */
export const unusable = (code: string, message: string, facts: Unusable['facts'] = {}): Unusable => ({
  code,
  message,
  facts,
});
