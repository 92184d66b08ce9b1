/** The hatching of what is proposed, in a colour; `id` is unique on the page, so each drawing names its own. */
export function Hatch({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--paper)" />
      <rect width="2" height="6" fill={colour} />
    </pattern>
  );
}
