/** Whether a link of the navigation leads to where one is, or above it. */
export function isHere(href: string, path: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
