/** Plain text as Markdown that shows the same characters. */

/**
 * Escapes what Markdown, or the HTML and the references in it, would take for something else. Each text is treated
 * as if it began a line.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?[a-z\d]{1,32};)/gi, "\\&")
    .replace(/^(\s*)([#>+=|:-])/, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
