/** What `heed help` prints. */
export const HELP = `heed: Heed's command line. It works on the database that the environment names (DATABASE_URL, or the
embedded one below HEED_DATA_DIR, which only one process at a time can open: stop the app first).

  npm run heed -- user create --email E --name N --role R --password-stdin
      creates a person; the role is viewer, analyst, reviewer or admin, the password comes on standard input
  npm run heed -- user list
      lists the people: e-mail address, role, state, name
  npm run heed -- user reset --email E
      prints a link with which that person sets a new password, once, within 24 hours
  npm --silent run heed -- token create --email E --scopes read,write [--name N] [--days D]
      prints an API token that acts as that person; scopes: read, write, decide, admin
  npm run -s heed -- extract FILE [--report OUT.json]
      prints what a document may recommend, as JSON; needs no database
  npm run -s heed -- import recommendations FILE --publication REF [--map MAP.json] [--dry-run] [--report OUT.json]
      takes CSV, XLSX or JSON over as recommendations of a publication, all rows or none; --dry-run only tells what it
      would do. A publication that is not there is created, called by --title (and --year) or else by its reference.
      docs/guide/imports.md says what a map holds
  npm run -s heed -- import evidence FILE --publication REF | --recommendation REF [--map …] [--dry-run] [--report …]
      takes evidence with its links over in the same way; --recommendation is for rows that name none
  npm run -s heed -- import assessments FILE --publication REF [--map …] [--dry-run] [--report …]
      keeps what people elsewhere judged, word for word; acceptances become responses, the latest is proposed, none decided
  npm run -s heed -- import references FILE
      takes BibTeX, RIS or CSL-JSON into the library of references, all of the file or none
  npm run -s heed -- export references [--format bibtex|ris|csl|text] [--style gost|apa|chicago] [--of REF]
      prints a bibliography: of a recommendation or publication, else of everything
  npm run heed -- verify [--head SEQUENCE:HASH]
      checks the audit chain, against a head kept elsewhere if given, and every stored file
  npm run heed -- backup FILE
      writes the whole installation, rows and files of one moment, to FILE while others work on; an embedded database in
      use is asked for it instead: curl -fH "Authorization: Bearer TOKEN" -o FILE http://localhost:3000/api/v1/backup
  npm run heed -- restore FILE
      puts a backup into an empty installation, embedded or on a server, whichever it came from: all of it or nothing
  npm run -s heed -- dossier REF FILE
      writes a recommendation (CSTO-10) or a publication (CSTO-2025) as a portable dossier: record, evidence files, audit
      entries and the program that checks it (node verify.mjs FILE)
  npm run -s heed -- import dossier FILE
      takes the dossier of another installation in, all of it or nothing; what was judged there comes as a record of that
  npm run heed -- help

Exit codes: 0 done, 1 not done or broken, 2 wrong usage or database in use.
`;
