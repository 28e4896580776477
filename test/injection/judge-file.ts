import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { openDocx } from "#test/papers/open-docx.ts";

/** What a parser that is not ours made of a file: what is wrong with it, and the HTML in it, to be judged as such. */
export interface Judged {
	wrong: string[];
	html: string[];
}

/** An output by its media type, and who judges it. One line for each kind that Waymark gives. */
export const fileJudges: Record<string, (body: Buffer) => Judged | Promise<Judged>> = {
	"application/json": judgeJson,
	"application/ld+json": judgeJson,
	"application/csvm+json": judgeJson,
	"application/feed+json": judgeJson,
	"application/openapi+json": judgeJson,
	"application/atom+xml": judgeXml,
	"text/xml": judgeXml,
	"image/svg+xml": judgeXml,
	"text/csv": judgeCsv,
	"text/calendar": judgeCalendar,
	"text/css": (body) => ({ wrong: /xss|<|evil/.test(body.toString()) ? ["a payload"] : [], html: [] }),
	"text/plain": () => ({ wrong: [], html: [] }),
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": judgeDocx,
	"message/rfc822": judgeLetter,
};

const nothing: Judged = { wrong: [], html: [] };

function judgeJson(body: Buffer): Judged {
	const html: string[] = [];
	JSON.parse(body.toString(), (name, value) => {
		if (/html/i.test(name) && typeof value === "string") html.push(value);
		return value;
	});
	return { wrong: [], html };
}

function judgeXml(body: Buffer): Judged {
	const text = body.toString();
	const verdict = XMLValidator.validate(text);
	const wrong = verdict === true ? [] : [verdict.err.msg];
	if (/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/.test(text)) wrong.push("a declaration");
	const html: string[] = [];
	const visit = (node: unknown, name: string): void => {
		if (Array.isArray(node)) for (const entry of node) visit(entry, name);
		else if (typeof node === "object" && node !== null) {
			const { "@_type": type, "#text": inner } = node as Record<string, unknown>;
			if (type === "html") html.push(String(inner));
			if ("html" in node && typeof node.html === "string") html.push(node.html);
			if (/^(script|img|svg|iframe)$/i.test(name)) wrong.push(`<${name}>`);
			for (const [child, value] of Object.entries(node)) {
				const runs = /^@_on/.test(child) || /^\s*javascript:/i.test(String(value));
				if (child.startsWith("@_") && runs) wrong.push(`${child}=${value}`);
				visit(value, child);
			}
		}
	};
	visit(new XMLParser({ ignoreAttributes: false, parseTagValue: false, htmlEntities: true }).parse(text), "");
	return { wrong: text.includes("<svg") ? wrong.filter((what) => what !== "<svg>") : wrong, html };
}

/** Throws where a row has another number of cells than the first. */
function judgeCsv(body: Buffer): Judged {
	const rows: string[][] = parse(body, { bom: true });
	const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)));
	return { wrong: formulas.map((cell) => `formula ${cell}`), html: [] };
}

function judgeCalendar(body: Buffer): Judged {
	const wrong: string[] = [];
	const visit = (component: ICAL.Component): void => {
		if (!["vcalendar", "vevent", "vtimezone", "standard", "daylight", "vtodo"].includes(component.name))
			wrong.push(component.name);
		for (const { name } of component.getAllProperties())
			if (/^(attach|x-xss|.*xss.*|bcc)$/i.test(name)) wrong.push(name);
		component.getAllSubcomponents().forEach(visit);
	};
	visit(new ICAL.Component(ICAL.parse(body.toString())));
	return { wrong, html: [] };
}

function judgeDocx(body: Buffer): Judged {
	const { files } = openDocx(body);
	const wrong: string[] = [];
	for (const [name, content] of files) {
		if (name.endsWith(".rels") && /Target="\s*(?!https?:|mailto:)[a-z]+:/i.test(content)) wrong.push(name);
		if (/w:anchor='xss'|w:anchor="xss"/.test(content)) wrong.push(`${name}: a link from a text`);
	}
	return { wrong, html: [] };
}

async function judgeLetter(body: Buffer): Promise<Judged> {
	const letter = await PostalMime.parse(body);
	const foreign = letter.headers.filter(({ key }) => /^(x-xss|bcc|cc)$/.test(key));
	return { wrong: foreign.map(({ key }) => key), html: letter.html ? [letter.html] : nothing.html };
}
