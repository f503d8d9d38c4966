/** What the tests use of `other-program.mjs`, which the compiler does not read. */

export function writeOtherProgram(folder: string): string;
