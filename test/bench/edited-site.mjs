/** A site on disk whose input is edited and put back, file by file, so that nothing else gets another stamp. */

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { archiveNotes } from "./programs.mjs";

/** @typedef {import("./changes.mjs").Texts} Texts */
/** @typedef {import("./changes.mjs").Edits} Edits */

export class EditedSite {
  #root;
  #texts;
  /** As a build of the unedited site left it. */
  #noted;

  /**
   * @param {string} root a site that was built
   * @param {Texts} texts its input, as it is there
   */
  constructor(root, texts) {
    this.#root = root;
    this.#texts = texts;
    this.#noted = textAt(root, archiveNotes);
  }

  /** @param {Edits} edits */
  edit(edits) {
    for (const [path, text] of edits) put(this.#root, path, text);
  }

  /** @param {Edits} edits */
  putBack(edits) {
    for (const path of edits.keys()) put(this.#root, path, this.#texts.get(path));
    if (textAt(this.#root, archiveNotes) !== this.#noted) put(this.#root, archiveNotes, this.#noted);
  }

  /**
   * The input of the unedited site in another folder, and edited there.
   *
   * @param {string} folder
   * @param {Edits} edits
   */
  copy(folder, edits) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(this.#root, "articles"), join(folder, "articles"), { recursive: true });
    for (const [path, text] of edits) put(folder, path, text);
  }
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string | undefined} text
 */
function put(root, path, text) {
  const file = join(root, path);
  if (text === undefined) return rmSync(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * @param {string} root
 * @param {string} path
 */
function textAt(root, path) {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
