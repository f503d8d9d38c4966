/** Digests of very many things, each made once: as bytes one behind the other, beyond the memory that the engine looks through. */

/** Of a SHA-256. */
const size = 32;
/** So many lie in one piece of memory. */
const together = 2 ** 12;

export class KeptDigests<Subject> {
  readonly #places = new Map<Subject, number>();
  readonly #pieces: Buffer[] = [];

  /** `make`: in base64 as addresses have it (`digest.ts`); asked the first time. */
  of(subject: Subject, make: () => string): string {
    const place = this.#places.get(subject);
    if (place !== undefined) return this.#at(place);
    const digest = make();
    this.#keep(subject, digest);
    return digest;
  }

  #at(place: number): string {
    const from = size * (place % together);
    return this.#pieces[Math.floor(place / together)]?.toString("base64url", from, from + size) ?? "";
  }

  #keep(subject: Subject, digest: string): void {
    const place = this.#places.size;
    if (place % together === 0) this.#pieces.push(Buffer.allocUnsafeSlow(size * together));
    this.#pieces.at(-1)?.write(digest, size * (place % together), "base64url");
    this.#places.set(subject, place);
  }
}
