"use client";

/** What went wrong unexpectedly. Both languages: what failed may be what knows the reader's. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="wrap state" role="alert">
      <p className="kick">{error.digest}</p>
      <h1>This page could not be shown</h1>
      <p className="read">
        Nothing was changed. Try again; if it happens once more, give your administrator the number above.
      </p>
      <p className="read" lang="ru">
        Страницу не удалось показать. Ничего не изменено. Попробуйте ещё раз; если ошибка повторится, сообщите
        администратору номер выше.
      </p>
      <p>
        <button type="button" className="btn" onClick={reset}>
          Try again · Повторить
        </button>
      </p>
    </div>
  );
}
