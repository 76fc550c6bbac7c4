// The scripts are plain JavaScript, checked with these tests by build/tsconfig/scripts.json; other compilations skip them.
declare module '*.mjs';
