/**
 * Loaded before the program: lets the disk make trouble. TROUBLE is JSON: at calls of `call` whose first path or whose
 * file's path holds `path`, `code` is thrown, `remove` is removed or `append` appended to the file; `once` or always.
 */

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { call, path, code, remove, append, once } = JSON.parse(process.env.TROUBLE ?? "{}");
const { appendFileSync, openSync, rmSync } = fs;
const opened = new Map();
let isOver = false;

fs.openSync = (name, ...rest) => {
  if (call === "openSync") trouble(name);
  const file = openSync(name, ...rest);
  opened.set(file, name);
  return file;
};
if (call !== "openSync") {
  const real = fs[call];
  fs[call] = (...args) => {
    trouble(opened.get(args[0]) ?? args[0]);
    return real(...args);
  };
}
syncBuiltinESMExports();

function trouble(name) {
  if (isOver || !String(name).includes(path)) return;
  isOver = once === true;
  if (append) appendFileSync(String(name), append);
  if (remove) rmSync(remove, { recursive: true, force: true });
  if (code) throw Object.assign(new Error(`${code}: made up`), { code, syscall: call });
}
