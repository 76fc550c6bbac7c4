import { beforeEach, vi } from 'vitest';

// Set-up reports its progress on standard error; a staged set-up would only bewilder who reads the tests' output.
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
