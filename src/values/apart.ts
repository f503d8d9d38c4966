/** Plain data that is to be kept, apart from where it was found. */

/** The engine keeps a whole text alive for as long as any part that was cut from it, such as a title. */
export function apart<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data));
}
