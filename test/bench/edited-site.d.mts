/** What the tests use of `edited-site.mjs`, which the compiler does not read. */

import type { Edits, Texts } from "./changes.mjs";

export class EditedSite {
  constructor(root: string, texts: Texts);
  edit(edits: Edits): void;
  putBack(edits: Edits): void;
  copy(folder: string, edits: Edits): void;
}
