"use client";

import { Choices, TextArea, TextField } from "@/components/ui/fields";
import { useFormState } from "@/components/ui/form";
import { RowButton, useRows } from "./rows";

interface Choice {
  value: string;
  label: string;
  detail?: string;
}

/** The words of the rows, for a component that takes text and no translator. */
export interface LinkRowWords {
  reference: string;
  referenceHint: string;
  stance: string;
  credibility: string;
  credibilityHint: string;
  passage: string;
  states: string;
  statesHint: string;
  optional: string;
  another: string;
  addRow: string;
  remove: string;
}

/**
 * What evidence bears on: a row for each recommendation. Three rows stand in the page, further ones are added and
 * all but the first can be taken away, without JavaScript too.
 * @param list id of the datalist of references
 * @param firstState key of the member state that the form was opened for, or ""
 * @param titles titles of references already chosen
 */
export function LinkRows({
  rows,
  first,
  firstState,
  list,
  titles,
  stances,
  credibilities,
  states,
  firstStates,
  words,
}: {
  rows: number;
  first: string;
  firstState: string;
  list: string;
  titles: Record<string, { text: string; lang: string }>;
  stances: readonly Choice[];
  credibilities: readonly Choice[];
  /** The member states that an item can speak of, and those where it bears on the first recommendation. */
  states: readonly Choice[];
  firstStates: readonly Choice[];
  words: LinkRowWords;
}) {
  const { rows: shown, add, remove, adder } = useRows(rows);
  const state = useFormState();
  const typed = (name: string) => state.values[name]?.[0] ?? "";
  return (
    <>
      {shown.map((row) => {
        const name = (field: string) => `links.${row}.${field}`;
        const wrong = Object.keys(state.fields).some((path) => path.startsWith(`links.${row}.`));
        const reference = typed(name("reference")) || (row === 0 ? first : "");
        const title = titles[reference.toUpperCase()];
        const offered = row === 0 && reference === first ? firstStates : states;
        const fields = (
          <>
            {title && (
              <p className="mb-2">
                <span className="ref">{reference}</span>{" "}
                <span className="serif" lang={title.lang}>
                  {title.text}
                </span>
              </p>
            )}
            <TextField
              name={name("reference")}
              label={words.reference}
              list={list}
              defaultValue={row === 0 ? first : ""}
              hint={row === 0 && !title ? words.referenceHint : undefined}
            />
            <Choices name={name("stance")} label={words.stance} options={stances} />
            <Choices
              name={name("credibility")}
              label={words.credibility}
              optional={words.optional}
              layout="crd"
              options={credibilities}
              hint={words.credibilityHint}
            />
            <details className="more" open={Boolean(typed(name("passage")))}>
              <summary>{words.passage}</summary>
              <TextArea name={name("passage")} label={words.passage} optional={words.optional} rows={2} />
            </details>
            {offered.length > 0 && (
              <details
                className="more"
                open={
                  typed(name("states[]")) !== "" ||
                  Boolean(state.fields[name("states")]) ||
                  (row === 0 && firstState !== "")
                }
              >
                <summary>{words.states}</summary>
                <Choices
                  name={name("states[]")}
                  label={words.states}
                  optional={words.optional}
                  hint={words.statesHint}
                  options={offered}
                  defaultValues={row === 0 && firstState !== "" ? [firstState] : []}
                />
              </details>
            )}
          </>
        );
        if (row === 0)
          return (
            <div className="lk" key={row}>
              {fields}
            </div>
          );
        return (
          <details className="another" key={row} open={wrong || reference !== "" || row >= rows}>
            <summary>{words.another}</summary>
            <div className="lk">
              <RowButton intent={`drop links.${row}`} className="lnk rm" onPress={() => remove(row)}>
                {words.remove}
              </RowButton>
              {fields}
            </div>
          </details>
        );
      })}
      <RowButton intent="more" className="lnk" onPress={add} ref={adder}>
        {words.addRow}
      </RowButton>
    </>
  );
}
