"use client";

import type { ReactNode } from "react";
import { Choices, Select, TextField } from "@/components/ui/fields";
import { RowButton, useRows } from "./rows";

interface Choice {
  value: string;
  label: string;
}

/** What a source is chosen from, or described with. */
export interface SourceChoices {
  known: readonly Choice[];
  kinds: readonly Choice[];
  parties: readonly Choice[];
}

/** The words of the rows, for a component that takes text and no translator. */
export interface SourceRowWords {
  source: string;
  whose: readonly Choice[];
  knownSource: string;
  choose: string;
  name: string;
  nameHint: string;
  kind: string;
  country: string;
  party: string;
  partyHint: string;
  noParty: string;
  optional: string;
  further: string;
  furtherHint: string;
  add: string;
  remove: string;
}

/**
 * Who says so: the primary source, then further ones, each known or described here.
 * @param further how many further rows there are to begin with
 * @param most how many there may be
 * @param children what stands between the primary source and the further ones
 */
export function SourceRows({
  further,
  most,
  choices,
  words,
  children,
}: {
  further: number;
  most: number;
  choices: SourceChoices;
  words: SourceRowWords;
  children: ReactNode;
}) {
  const { rows, add, remove, adder } = useRows(further);
  return (
    <>
      <SourceFields prefix="" choices={choices} words={words} />
      {children}
      {rows.map((row, position) => (
        <fieldset className="lk src" key={row}>
          <legend>
            <b>{words.further.replace("#", String(position + 2))}</b>{" "}
            <RowButton intent={`drop furtherSources.${row}`} className="lnk rm" onPress={() => remove(row)}>
              {words.remove}
            </RowButton>
          </legend>
          <SourceFields prefix={`furtherSources.${row}.`} choices={choices} words={words} />
        </fieldset>
      ))}
      {rows.length < most && (
        <div className="mt-4">
          <RowButton intent="more-sources" className="lnk" onPress={add} ref={adder}>
            {words.add}
          </RowButton>
          <p className="hint2">{words.furtherHint}</p>
        </div>
      )}
    </>
  );
}

/** One source: chosen from those known, or described. */
function SourceFields({ prefix, choices, words }: { prefix: string; choices: SourceChoices; words: SourceRowWords }) {
  const name = (field: string) => `${prefix}${field}`;
  return (
    <>
      <div className="whose">
        <Choices
          name={name("whose")}
          label={words.source}
          defaultValues={[choices.known.length > 0 ? "KNOWN" : "NEW"]}
          options={words.whose}
        />
      </div>
      <div className="by-known">
        <Select name={name("sourceId")} label={words.knownSource} empty={words.choose} options={choices.known} />
      </div>
      <div className="by-new">
        <TextField name={name("source.name")} label={words.name} hint={words.nameHint} />
        <div className="f2">
          <Select name={name("source.kind")} label={words.kind} empty={words.choose} options={choices.kinds} />
          <TextField name={name("source.country")} label={words.country} optional={words.optional} maxLength={2} />
        </div>
        <div className="f">
          <Select
            name={name("source.party")}
            label={words.party}
            optional={words.optional}
            empty={words.noParty}
            hint={words.partyHint}
            options={choices.parties}
          />
        </div>
      </div>
    </>
  );
}
