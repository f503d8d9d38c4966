/** Where written files lie, as messages name it: in the folder that a build writes to, unless another one is looked at. */

export const usualFolder = "dist";
