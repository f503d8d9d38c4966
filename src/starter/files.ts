/** The files that a new site begins with, by their names below its folder. */

import { publishersFile } from "../model/publisher.ts";
import type { Answers } from "./answers.ts";
import { editorFiles } from "./editor.ts";
import { publishersText, recordText } from "./example.ts";
import { siteText } from "./site-text.ts";

export const siteFile = "articles/_site.yaml";
/** It names the publisher of our own register, and so goes with that file only. */
export const recordFile = "articles/the-lantern/ice-on-the-river.md";

export function starterFiles(answers: Answers): ReadonlyMap<string, string> {
  return new Map([
    [siteFile, siteText(answers)],
    [publishersFile, publishersText],
    [recordFile, recordText],
    [".gitignore", ignored],
    ...editorFiles(),
  ]);
}

const ignored = `# What a build needs while it runs, what it remembers to be quick the next time, and parts of a site. dist/ is not among it:
# committed, it shows what each change did to your feeds.
.dist-*
dist-*-of-*/
.courtesy-*
articles/**/*.new
node_modules/
`;
