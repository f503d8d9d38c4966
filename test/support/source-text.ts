/**
 * A TypeScript file cut into code, comments and literals, as far as the tests that read our own source need it.
 *
 * No grammar: a slash begins a regular expression where no value stands before it, which holds for code as our
 * formatter leaves it.
 */

export interface Piece {
  readonly kind: "code" | "comment" | "string" | "template" | "pattern";
  readonly text: string;
}

const comment = /\/\/.*|\/\*[\s\S]*?\*\/|^#!.*/y;
const string = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
/** From a back quote, or from the brace that ends a hole, to the next hole or to the end. */
const template = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** What a value cannot end with. */
const beforePattern = /(?:^|[^\s\w$)\]}"'`]|\b(?:return|typeof|case|in|of|else|void|await|yield))\s*$/;

export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  /** For each template we are in a hole of: how many braces are open in that hole. */
  const holes: number[] = [];
  let at = 0;
  let codeFrom = 0;

  function take(kind: Piece["kind"], form: RegExp): string | undefined {
    form.lastIndex = at;
    const found = form.exec(source)?.[0];
    if (found === undefined) return undefined;
    if (at > codeFrom) pieces.push({ kind: "code", text: source.slice(codeFrom, at) });
    pieces.push({ kind, text: found });
    at += found.length;
    codeFrom = at;
    return found;
  }

  function takeLiteral(): boolean {
    if (take("comment", comment) !== undefined || take("string", string) !== undefined) return true;
    const open = holes.at(-1);
    if (source[at] === "`" || (source[at] === "}" && open === 0)) {
      const chunk = take("template", template);
      if (chunk === undefined) throw new Error(`A template without end at ${at}`);
      if (chunk.startsWith("}")) holes.pop();
      if (chunk.endsWith("${")) holes.push(0);
      return true;
    }
    return (
      beforePattern.test(source.slice(Math.max(0, at - 40), at)) && take("pattern", pattern) !== undefined
    );
  }

  while (at < source.length) {
    if (takeLiteral()) continue;
    const open = holes.length - 1;
    if (source[at] === "{" && open >= 0) holes[open] = (holes[open] ?? 0) + 1;
    if (source[at] === "}" && open >= 0) holes[open] = (holes[open] ?? 0) - 1;
    at += 1;
  }
  if (at > codeFrom) pieces.push({ kind: "code", text: source.slice(codeFrom) });
  return pieces;
}

/** Code alone; in the place of each literal stands an empty one. */
export function codeOf(source: string): string {
  return piecesOf(source)
    .map(({ kind, text }) => (kind === "code" ? text : kind === "comment" ? " " : ' "" '))
    .join("");
}

/** What a file imports or hands on, in any way there is. */
export function importsOf(source: string): string[] {
  const pieces = piecesOf(source).filter((piece) => piece.kind !== "comment" && piece.text.trim() !== "");
  return pieces.flatMap((piece, index) => {
    if (piece.kind !== "string" && piece.kind !== "template") return [];
    const before = pieces[index - 1];
    const leads =
      before?.kind === "code" && /(?:(?<![.\w$])from|(?<![.\w$])import\s*\(?)\s*$/.test(before.text);
    return leads ? [piece.text.slice(1, -1)] : [];
  });
}
