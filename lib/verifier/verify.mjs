#!/usr/bin/env node
// Checks a dossier: node verify.mjs DOSSIER.zip
// One file that needs nothing but Node 18: it reads the ZIP archive itself and shares no code with the program that wrote it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const SEAL = "heed-sha256:";
const MOST_BYTES = 4_000_000_000;
const faults = [];
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const file = process.argv[2];
if (!file || process.argv.length > 3) {
  process.stderr.write("Usage: node verify.mjs DOSSIER.zip\n");
  process.exit(2);
}
try {
  verify(readFileSync(file));
} catch (error) {
  faults.push(error.message);
}
for (const fault of faults) process.stderr.write(`FAULT ${fault}\n`);
process.stdout.write(faults.length === 0 ? "All as it was written.\n" : "This dossier is not as it was written.\n");
process.exitCode = faults.length === 0 ? 0 : 1;

function verify(bytes) {
  checkSeal(bytes);
  const members = readMembers(bytes);
  const raw = members.get("manifest.json");
  if (!raw) throw new Error("manifest.json is missing");
  const manifest = JSON.parse(raw.toString("utf8"));
  if (manifest.kind !== "heed-dossier") throw new Error("manifest.json is not a dossier's");
  if (manifest.format > 3) throw new Error(`format ${manifest.format} is newer than this program`);
  const named = new Set(["manifest.json"]);
  for (const { name, bytes: size, sha256: hash } of manifest.members) {
    named.add(name);
    const member = members.get(name);
    if (!member) faults.push(`${name} is missing`);
    else if (member.length !== size || sha256(member) !== hash) faults.push(`${name} has been changed`);
  }
  for (const name of members.keys()) if (!named.has(name)) faults.push(`${name} is not in the manifest`);
  const { files, captures } = checkFiles(members);
  const entries = checkAudit(members.get("audit.jsonl"), manifest.head);
  process.stdout.write(
    `${manifest.subject.kind} ${manifest.subject.reference}, made ${manifest.madeAt}${manifest.origin ? ` at ${manifest.origin}` : ""}\n` +
      `members: ${members.size}, evidence files: ${files}, captured pages: ${captures}, audit entries: ${entries}\n` +
      `audit head there and then: ${manifest.head.sequence}:${manifest.head.hash}\n` +
      "Whether it is what that installation recorded, its audit log tells: compare the entries and the head with it.\n",
  );
}

/** The last 64 bytes are the SHA-256 of all before them. */
function checkSeal(bytes) {
  const tail = bytes.subarray(-(SEAL.length + 64)).toString("latin1");
  if (!tail.startsWith(SEAL)) faults.push("the seal at the end is missing: packed anew, or cut off");
  else if (sha256(bytes.subarray(0, -64)) !== tail.slice(SEAL.length))
    faults.push("the seal is broken: some byte has changed");
}

/** Every file and captured page as it comes from the store stands under its own hash, and the record names it. */
function checkFiles(members) {
  const record = JSON.parse((members.get("record.json") ?? Buffer.from("{}")).toString("utf8"));
  const evidence = record.evidence ?? [];
  const captures = record.captures ?? [];
  const ids = new Set(evidence.map(({ id }) => id));
  const named = new Map();
  for (const { files } of evidence) for (const each of files) named.set(each.sha256, [each.size, "the evidence file"]);
  const files = named.size;
  for (const { id, evidence: of, sha256: hash, size, text } of captures) {
    if (!ids.has(of)) faults.push(`the capture ${id} is of evidence that is not there`);
    if (!named.has(hash)) named.set(hash, [size, "the captured page"]);
    if (text && !named.has(text.sha256)) named.set(text.sha256, [text.size, "the text of a captured page"]);
  }
  const there = [...members.keys()].filter((name) => name.startsWith("files/"));
  for (const name of there) {
    const hash = name.slice("files/".length);
    if (sha256(members.get(name)) !== hash) faults.push(`${name} does not have the hash that it is named by`);
    if (!named.has(hash)) faults.push(`${name} belongs to no evidence`);
    else if (named.get(hash)[0] !== members.get(name).length) faults.push(`${name} is not as long as the record says`);
    named.delete(hash);
  }
  for (const [hash, [, what]] of named) faults.push(`${what} files/${hash} is missing`);
  return { files, captures: captures.length };
}

/** Each entry's two hashes, and the links between entries that follow each other. */
function checkAudit(bytes, head) {
  const entries = (bytes ?? Buffer.alloc(0))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  let last = null;
  for (const entry of entries) {
    const { action, actorId, actorLabel, at, payloadHash, previousHash, sequence, subjectId, subjectType } = entry;
    const said = JSON.stringify({
      action,
      actorId,
      actorLabel,
      at,
      payloadHash,
      previousHash,
      sequence,
      subjectId,
      subjectType,
    });
    if (sha256(said) !== entry.hash) faults.push(`audit entry ${sequence} has been changed`);
    if (entry.redactedAt === null && sha256(`${entry.salt}:${entry.payload}`) !== payloadHash) {
      faults.push(`the payload of audit entry ${sequence} has been changed`);
    }
    if (last && sequence <= last.sequence) faults.push(`audit entry ${sequence} is out of order`);
    if (last && sequence === last.sequence + 1 && previousHash !== last.hash) {
      faults.push(`audit entry ${sequence} does not follow entry ${last.sequence}`);
    }
    if (sequence > head.sequence || (sequence === head.sequence && entry.hash !== head.hash)) {
      faults.push(`audit entry ${sequence} does not agree with the head`);
    }
    last = entry;
  }
  return entries.length;
}

/** The members of a ZIP archive by its directory; strict, as this one kind of archive allows. */
function readMembers(bytes) {
  let end = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) {
      end = at;
      break;
    }
  }
  if (end < 0) throw new Error("this is not a ZIP archive, or it is cut off");
  const members = new Map();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("the archive's directory is damaged");
    const method = bytes.readUInt16LE(at + 10);
    const crc = bytes.readUInt32LE(at + 16);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    total += size;
    if (total > MOST_BYTES) throw new Error("the archive unpacks to more than four gigabytes");
    if (members.has(name)) faults.push(`${name} is there twice`);
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} is not where the directory says`);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (bytes.toString("utf8", local + 30, local + 30 + nameLength) !== name) faults.push(`${name} has two names`);
    const content = unpack(name, method, bytes.subarray(start, start + packed), size);
    if (content.length !== size || crc32(content) !== crc) faults.push(`${name} has been changed (CRC)`);
    members.set(name, content);
  }
  return members;
}

function unpack(name, method, packed, size) {
  if (method === 0) return packed;
  if (method !== 8) throw new Error(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch {
    faults.push(`${name} cannot be unpacked`);
    return Buffer.alloc(0);
  }
}

function crc32(bytes) {
  crc32.table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crc32.table[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}
