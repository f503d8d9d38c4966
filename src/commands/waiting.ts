/** What is said while another build holds the output folder. */

export function describeWait(folder: string): string {
  return `Another build is at work on ${folder}/; waiting for its end. (Is there none? Delete .${folder}-lock beside it.)\n`;
}
