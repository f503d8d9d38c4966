/** When a site has so many records that memory counts for more than time. */
export const many = 20_000;
