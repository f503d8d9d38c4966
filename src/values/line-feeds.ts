/** Line ends: CRLF and lone CR become LF, as Markdown, XML (1.0, section 2.11) and our records read them. */

export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
