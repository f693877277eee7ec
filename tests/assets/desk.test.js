/* What the browser does with a file before it is sent, and with persons who get a pseudonym. */
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {deflateRawSync} from "node:zlib";

import {MOST_NAMED, copy, look, namedOf} from "../../assets/scripts/desk/looking.js";
import {judge} from "../../assets/scripts/desk/personal.js";
import {isWeak, keyOf, newKey, normal, pseudonym, pseudonyms} from "../../assets/scripts/desk/pseudonyms.js";
import {pasteable} from "../../assets/scripts/desk/grid.js";
import {parsed, records, textOf, written} from "../../assets/scripts/desk/separated.js";
import {opened} from "../../assets/scripts/desk/zipped.js";

/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));
const cases = json("personal.json");
const rules = json("../../arbeidszorg/registrations/intake/personal.json");
const told = {
  contract: {
    initiatieven: ["initiatief_id", "naam", "sector", "telefoon"],
    registraties: ["registratie_id", "medewerker_id", "initiatief_id", "startdatum", "geboortejaar", "geslacht"],
  },
  own: ["uitleg"],
  judge: judge(rules),
};
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("headers and cells are judged as the server judges them", () => {
  for (const [header, refused] of cases.headers) {
    assert.equal(told.judge.refusedHeader(header), refused, header);
  }
  for (const [column, text, rule] of cases.cells) {
    assert.equal(told.judge.refused(column, text), rule, `${column}: ${text}`);
  }
});

test("records of every make of CSV", () => {
  const known = (/** @type {string[]} */ record) => record.filter((text) => text.startsWith("k")).length;
  assert.deepEqual(records("k1;k2\r\n1,5;2\r\n", known), [["k1", "k2"], ["1,5", "2"]]);
  assert.deepEqual(records("\uFEFFk1,k2\n\n\"a\"\"b\",\"c\nd\"", known), [["k1", "k2"], [""], ['a"b', "c\nd"]]);
  assert.deepEqual(records("sep=|\nk1|k2\n1|\n", known), [["k1", "k2"], ["1", ""]]);
  assert.deepEqual(records("k1\tk2\r1\t2", known), [["k1", "k2"], ["1", "2"]]);
  assert.throws(() => parsed('a;"b', ";"), {word: "aanhaling"});
  assert.equal(textOf(Uint8Array.from([0x63, 0x61, 0x66, 0xe9])), "café");
  assert.throws(() => textOf(Uint8Array.from([1, 0, 2])), {word: "geen-tabel"});
  const rows = [["a;b", 'c"d'], ["", "e\nf"]];
  assert.deepEqual(parsed(written(rows).slice(1), ";"), rows);
});

test("what is copied never runs in a spreadsheet", () => {
  assert.equal(pasteable([["=1+1", "-5,2"], ["@x", "a\tb\nc"], ["-cmd", "+32"]]), "'=1+1\t-5,2\n'@x\ta b c\n'-cmd\t+32");
});

test("a clean file goes as it is", async () => {
  const looked = await look("r.csv", bytes("registratie_id;medewerker_id;startdatum\nR1;P-1;2020-01-02\n"), told);
  assert.equal(looked.whole, true);
  assert.equal(looked.tables[0].file, "registraties");
});

test("what says who somebody is stays, and the rest keeps its rows", async () => {
  const file = "Lijst 2025;;;;\n\nRegistratie id;Naam;Medewerker ID (code);Start datum;geslacht;Opmerking\n"
    + "R1;Jan Peeters;P-1;2020-01-02;v;ok\nR2;Els Maes;P-2;2020-01-03;bel 0475 12 34 56;\n";
  const {tables: [table], whole} = await look("r.csv", bytes(file), told);
  assert.equal(whole, false);
  assert.deepEqual(table.columns.map(({header, why, rows}) => [header, why, rows]), [
    ["Registratie id", "", []], ["Naam", "kop", []], ["Medewerker ID (code)", "", []],
    ["Start datum", "", []], ["geslacht", "", [5]], ["Opmerking", "onbekend", []],
  ]);
  const sent = copy(table);
  assert.deepEqual(parsed(sent.slice(1), ";"), [
    ["", "", "", ""], ["", "", "", ""],
    ["registratie_id", "medewerker_id", "startdatum", "geslacht"],
    ["R1", "P-1", "2020-01-02", "v"], ["R2", "P-2", "2020-01-03", ""],
  ]);
  const meant = copy(table, new Map([[5, "geboortejaar"]]));
  assert.match(meant, /geslacht;geboortejaar\r\nR1;P-1;2020-01-02;v;ok/);
});

test("a column of names in the place of codes stays as a whole", async () => {
  const file = "registratie_id;medewerker_id;startdatum\nR1;Jan Peeters;2020-01-02\nR2;85073003328;2020-01-02\n";
  const {tables: [table]} = await look("r.csv", bytes(file), told);
  assert.deepEqual([table.columns[1].why, table.columns[1].rules], ["inhoud", ["name", "identity_number"]]);
  assert.equal(/Peeters|85073003328/.test(copy(table)), false);
});

test("a slip in a column of codes stays, and the other codes go", async () => {
  const file = "registratie_id;medewerker_id;startdatum\nR1;P-1;2020-01-02\nR2;Jan Peeters;2020-01-02\nR3;P-3;2020-01-02\n";
  const {tables: [table], whole} = await look("r.csv", bytes(file), told);
  assert.equal(whole, false);
  assert.deepEqual([table.columns[1].why, table.columns[1].rows], ["", [3]]);
  const sent = parsed(copy(table).slice(1), ";");
  assert.deepEqual(sent.map((record) => record[1]), ["medewerker_id", "P-1", "", "P-3"]);
});

test("of thousands of unknown columns some are named and the others counted", async () => {
  const more = Array.from({length: 2000}, (_, place) => `kolom ${place}`).join(";");
  const file = `registratie_id;medewerker_id;${more}\nR1;P-1${";x".repeat(2000)}\n`;
  const {tables: [table]} = await look("r.csv", bytes(file), told);
  const {named, more: counted} = namedOf(table.columns);
  assert.equal(named.length, MOST_NAMED);
  assert.deepEqual([...counted], [["onbekend", 2000 - MOST_NAMED]]);
});

/**
 * A zip file with these parts.
 * @param {Record<string, string>} parts
 */
function zip(parts) {
  const local = [], central = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text)), title = Buffer.from(name);
    const head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [block, method, size, length] of /** @type {[Buffer, number, number, number][]} */ (
      [[head, 8, 18, 26], [entry, 10, 20, 28]])) {
      block.writeUInt16LE(8, method);
      block.writeUInt32LE(packed.length, size);
      block.writeUInt32LE(Buffer.byteLength(text), size + 4);
      block.writeUInt16LE(title.length, length);
    }
    entry.writeUInt32LE(at, 42);
    local.push(head, title, packed);
    central.push(entry, title);
    at += 30 + title.length + packed.length;
  }
  const middle = Buffer.concat(central), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(middle.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...local, middle, end]));
}

const BOOK = {
  "xl/workbook.xml": '<workbook><sheets><sheet name="registraties" r:id="r1"/><sheet name="Namen" state="hidden" r:id="r2"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/worksheets/b.xml"/></Relationships>',
  "xl/sharedStrings.xml": "<sst><si><t>registratie_id</t></si><si><r><t>medewerker</t></r><r><t>_id</t></r><rPh><t>x</t></rPh></si><si><t>startdatum</t></si></sst>",
  "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  "xl/worksheets/a.xml": '<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>'
    + '<row r="4"><c r="A4" t="inlineStr"><is><t>R&amp;1</t></is></c><c r="B4"><v>85073003328</v></c><c r="D4" s="1"><v>43832</v></c></row></sheetData></worksheet>',
  "xl/worksheets/b.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Jan Peeters</v></c></row></sheetData></worksheet>',
};

test("a workbook is read with its days, and its hidden sheet stays", async () => {
  const looked = await look("r.xlsx", zip(BOOK), told);
  assert.deepEqual(looked.others, ["Namen"]);
  assert.equal(looked.whole, false);
  const [table] = looked.tables;
  assert.deepEqual(table.records[3], ["R&1", "85073003328", "", "2020-01-02"]);
  assert.deepEqual(table.columns.map(({header, why}) => [header, why]),
    [["registratie_id", ""], ["medewerker_id", "inhoud"], ["startdatum", ""]]);
  assert.equal(/Peeters|85073003328/.test(copy(table)), false);
});

test("a cell that says that it is a number is read as one that does not say so", async () => {
  const sheet = BOOK["xl/worksheets/a.xml"].replace("<v>85073003328</v>", "<v>12.5</v>");
  const said = sheet.replace('r="B4"', 'r="B4" t="n"').replace('r="D4" s="1"', 'r="D4" s="1" t="n"');
  for (const xml of [sheet, said]) {
    const {tables: [table]} = await look("r.xlsx", zip({...BOOK, "xl/worksheets/a.xml": xml}), told);
    assert.deepEqual(table.records[3], ["R&1", "12,5", "", "2020-01-02"]);
  }
});

test("a workbook of nothing but columns of the contract goes as it is", async () => {
  const plain = {...BOOK, "xl/worksheets/b.xml": "<worksheet><sheetData/></worksheet>",
    "xl/worksheets/a.xml": BOOK["xl/worksheets/a.xml"].replace("<v>85073003328</v>", "<v>1</v>")};
  assert.equal((await look("r.xlsx", zip(plain), told)).whole, true);
  const noted = {...plain, "xl/comments1.xml": "<comments/>"};
  assert.equal((await look("r.xlsx", zip(noted), told)).whole, false, "a note may hold a name");
});

test("a sheet of OpenDocument", async () => {
  const cell = (/** @type {string} */ text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const content = '<office:spreadsheet><table:table table:name="Blad1">'
    + '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    + `<table:table-row>${["registratie_id", "startdatum", "Voornaam"].map(cell).join("")}</table:table-row>`
    + `<table:table-row>${cell("R1")}<table:table-cell office:value-type="date" office:date-value="2020-01-02"><office:annotation><text:p>Jan</text:p></office:annotation><text:p>2 jan</text:p></table:table-cell>${cell("Jan")}</table:table-row>`
    + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    + "</table:table></office:spreadsheet>";
  const {tables: [table], whole} = await look("r.ods", zip({"content.xml": content}), told);
  assert.equal(whole, false);
  assert.deepEqual(parsed(copy(table).slice(1), ";"), [["", ""], ["", ""], ["registratie_id", "startdatum"], ["R1", "2020-01-02"]]);
});

test("what cannot be read says why", async () => {
  const no = async (/** @type {Uint8Array} */ file, /** @type {string} */ word) =>
    assert.rejects(look("x", file, told), {word}, word);
  await no(new Uint8Array(), "leeg");
  await no(bytes("%PDF-1.7"), "geen-tabel");
  await no(bytes("een brief\nzonder kolommen"), "geen-kolommen");
  await no(bytes("PK kapot"), "geen-werkmap");
  await no(zip({...BOOK, "xl/vbaProject.bin": "x"}), "macro");
  await no(bytes("\u00d0"), "geen-kolommen");
  await no(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "oud-excel");
  const far = BOOK["xl/worksheets/a.xml"].replace('<row r="4">', '<row r="1048576">').replace('r="D4"', 'r="XFD4"');
  await no(zip({...BOOK, "xl/worksheets/a.xml": far}), "verre-cel");
  const bomb = opened(zip({a: "0".repeat(160_000_000)}));
  await assert.rejects(bomb.read("a"), {word: "te-groot"});
});

test("a key is read back however it is typed, and a slip is seen", async () => {
  const key = await newKey();
  assert.match(key, /^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
  const other = key.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  assert.equal(await pseudonym(await keyOf(key), "a 1985"), await pseudonym(await keyOf(other), "a 1985"));
  const slip = (key[0] === "A" ? "B" : "A") + key.slice(1);
  await assert.rejects(keyOf(slip), {word: "sleutel-fout"});
  await assert.rejects(keyOf("abc"), {word: "sleutel-lengte"});
  await assert.rejects(keyOf(" "), {word: "sleutel-leeg"});
});

test("one person has one pseudonym, whatever way it is written", async () => {
  const key = await keyOf(await newKey());
  const spellings = ["Jan Peeters 30/07/1985", "PEETERS, Ján  1985-07-30", "peeters jan 30.7.1985"];
  assert.equal(new Set(spellings.map(normal)).size, 1);
  const [code] = new Set((await pseudonyms(key, spellings)).values());
  assert.match(code, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(told.judge.refused("medewerker_id", code), null);
  assert.equal(normal("85.07.30-033.28"), normal("85073003328"));
  assert.notEqual(await pseudonym(key, "Jan Peeters 1985-07-31"), code);
  assert.notEqual(await pseudonym(await keyOf(await newKey()), spellings[0]), code, "another key");
  assert.equal(await pseudonym(key, " ,. "), "");
  assert.equal(isWeak("Jan Peeters"), true);
  assert.equal(isWeak("Jan Peeters 1985"), false);
});
