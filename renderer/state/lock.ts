import { create } from 'zustand';

/** Whether the desk waits for somebody to sign in. A desk of a real port opens locked. */
export const useLock = create<{ readonly locked: boolean }>(() => ({ locked: false }));

/** Covers the desk until somebody signs in. What was begun stays where it is. */
export const lock = (): void => useLock.setState({ locked: true });
export const unlock = (): void => useLock.setState({ locked: false });
