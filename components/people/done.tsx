import type { Translate } from "@/components/translate";

/**
 * What has just been done, after a redirect.
 * @param done the address's word for it; anything but one of `known` shows nothing
 */
export function Done({
  t,
  namespace,
  known,
  done,
}: {
  t: Translate;
  namespace: string;
  known: readonly string[];
  done: string | undefined;
}) {
  if (!done || !known.includes(done)) return null;
  return (
    <p className="done" role="status">
      {t(`${namespace}.done.${done}`)}
    </p>
  );
}
