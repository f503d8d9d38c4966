/** Cuts a Markdown or HTML record into its front matter and its text. What the YAML says is left to `yaml.ts`. */

import type { ArticleFile } from "../model/article.ts";
import { error, type Outcome } from "../model/problem.ts";

export interface FrontMatter {
  readonly yaml: string;
  /** 1-based line on which the YAML begins. */
  readonly yamlLine: number;
  readonly body: string;
  /** 1-based line on which the body begins. */
  readonly bodyLine: number;
}

const opening = /^---[ \t]*(?:\n|$)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** Problems: `missing-front-matter`, and `missing-fence` on the line before which the fence seems to be wanted. */
export function splitFrontMatter({ path: file, text }: ArticleFile): Outcome<FrontMatter> {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) {
    const message = "the record does not begin with front matter";
    const help =
      "begin the file with a line ---, then the fields (title, publisher, published …), then another line ---";
    return { problems: [error("missing-front-matter", { file, line: 1, column: 1 }, message, help)] };
  }
  const rest = text.slice(start);
  const fence = closing.exec(rest);
  if (!fence) {
    const line = 2 + countFieldLines(rest);
    const message = "the front matter that begins on line 1 is not closed";
    const help = "write a line --- after the last field, before the text of the article";
    return { problems: [error("missing-fence", { file, line, column: 1 }, message, help)] };
  }
  const yaml = rest.slice(0, fence.index);
  const body = rest.slice(fence.index + fence[0].length + 1);
  return { value: { yaml, yamlLine: 2, body, bodyLine: 3 + countLines(yaml) }, problems: [] };
}

const fieldLine = /^(?:#.*|\s.*|-\s.*|["']?[\w-]+["']?:(?:\s.*)?)$/;

/** How many lines look like fields before the article's text begins: blank lines count where fields follow. */
function countFieldLines(text: string): number {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => line !== "" && !fieldLine.test(line));
  const head = end < 0 ? lines : lines.slice(0, end);
  return head.findLastIndex((line) => line.trim() !== "") + 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) count++;
  return count;
}
