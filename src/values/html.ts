/**
 * HTML that went through the sanitiser or was built by our own credit: balanced, absolute, from the allow-list, and
 * without `]]>`, so that it can stand in CDATA. `content/` makes it of what others wrote; around that, `feeds/` puts what
 * went through `escapeHtml`. Nobody else makes any.
 */

declare const html: unique symbol;
export type Html = string & { readonly [html]: true };

const special = /[&<>"]/;
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Plain text as HTML text or as the value of a quoted attribute. */
export function escapeHtml(text: string): Html {
  if (!special.test(text)) return text as Html;
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) as Html;
}
