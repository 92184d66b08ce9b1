/** The drawings by name. */
export const ICON_PATHS = {
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.5 8L14 14",
  plus: "M8 2.5v11M2.5 8h11",
  check: "m2.5 8.5 3.5 3.5 7.5-8",
  cross: "m3.5 3.5 9 9m0-9-9 9",
  warning: "M8 2 14.5 13.5h-13zM8 6.5v3.5m0 1.6v.4",
  chart: "M2 14V8M6.7 14V3M11.3 14V6M15 14H1",
  list: "M2 4h12M2 8h12M2 12h12",
  page: "M3.5 1.5h6l3 3v10h-9zM5.5 7h5M5.5 10h5",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 2.8V8l2.4 1.6",
  bell: "M3 12h10l-1.3-2V7a3.7 3.7 0 0 0-7.4 0v3zM6.5 14h3",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  link: "M6.5 9.5 9.5 6.5M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5 7.5 13a3 3 0 0 1-4.3-4.3L4.7 7.2",
} as const;

/** A small line drawing in the colour of the text. Decoration: a word stands beside it, or a label names the control. */
export function Icon({ name, size = 16 }: { name: keyof typeof ICON_PATHS; size?: number }) {
  return (
    <svg className="ic" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={ICON_PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === "more" ? 2.6 : 1.6}
        strokeLinecap={name === "more" ? "round" : undefined}
      />
    </svg>
  );
}
