/** The shape of one item of evidence: s official, c independent, d neither. Centred on x and y. */
export function Mark({
  shape,
  x,
  y,
  size = 13,
  fill,
}: {
  shape: string;
  x: number;
  y: number;
  size?: number;
  fill: string;
}) {
  const half = size / 2;
  if (shape === "s") return <rect x={x - half} y={y - half} width={size} height={size} fill={fill} />;
  if (shape === "c") return <circle cx={x} cy={y} r={half + 0.5} fill={fill} />;
  const tip = half + 1.5;
  return <path d={`M${x} ${y - tip}l${tip} ${tip}-${tip} ${tip}-${tip}-${tip}z`} fill={fill} />;
}

/** The same shape by itself, for lists and tables. */
export function MarkIcon({ shape, stance, size = 12 }: { shape: string; stance: string; size?: number }) {
  const fill = stance === "CONTRADICTS" ? "var(--against)" : stance === "SUPPORTS" ? "var(--for)" : "var(--control)";
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      <Mark shape={shape} x={7} y={7} size={11} fill={fill} />
    </svg>
  );
}
