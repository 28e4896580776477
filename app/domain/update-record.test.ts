import { expect, test } from "vitest";
import { canonicalText, type PublishedRecord, parseRecord } from "./update-record.ts";

const council = { name: "The council", slug: "council" };

/** With its fields in another order than the format's. */
const record: PublishedRecord = {
	html: "<p>Text – “quoted”</p>",
	text: "Text – “quoted”",
	correction: null,
	measures: [
		{
			latest: { value: 38.5, period: "2025", illustrative: false, provisional: true },
			target: null,
			baseline: null,
			direction: "up",
			unit: "%",
			name: "Share",
			slug: "share",
		},
	],
	signOffs: [{ at: null, note: null, standing: "silent", organisation: council }],
	signOffBy: "2026-11-27",
	authors: [council],
	status: {
		illustrative: true,
		statedAt: "2026-01-05T09:00:00.000Z",
		path: null,
		reason: "Why",
		status: "on-track",
	},
	onBehalfOf: null,
	publishedBy: council,
	publishedAt: "2026-11-28T12:00:00.000Z",
	period: null,
	title: "Autumn",
	action: { title: "Open a clinic", slug: "open-clinic" },
	version: 1,
	number: 7,
	roadmap: { title: "London", slug: "london" },
	format: "waymark-update-1",
};

test("[U8] the form of the record is pinned: its fields, their order, and every sign between them", () => {
	expect(canonicalText(record)).toBe(`{
  "format": "waymark-update-1",
  "roadmap": {
    "slug": "london",
    "title": "London"
  },
  "number": 7,
  "version": 1,
  "action": {
    "slug": "open-clinic",
    "title": "Open a clinic"
  },
  "title": "Autumn",
  "period": null,
  "publishedAt": "2026-11-28T12:00:00.000Z",
  "publishedBy": {
    "slug": "council",
    "name": "The council"
  },
  "onBehalfOf": null,
  "status": {
    "status": "on-track",
    "reason": "Why",
    "path": null,
    "statedAt": "2026-01-05T09:00:00.000Z",
    "illustrative": true
  },
  "authors": [
    {
      "slug": "council",
      "name": "The council"
    }
  ],
  "signOffBy": "2026-11-27",
  "signOffs": [
    {
      "organisation": {
        "slug": "council",
        "name": "The council"
      },
      "standing": "silent",
      "note": null,
      "at": null
    }
  ],
  "measures": [
    {
      "slug": "share",
      "name": "Share",
      "unit": "%",
      "direction": "up",
      "baseline": null,
      "target": null,
      "latest": {
        "period": "2025",
        "value": 38.5,
        "illustrative": false,
        "provisional": true
      }
    }
  ],
  "text": "Text – “quoted”",
  "html": "<p>Text – “quoted”</p>",
  "correction": null
}
`);
	expect(parseRecord(canonicalText(record))).toEqual(record);
});

test("[U8] a record with more or less than the format is no record", () => {
	const { title: _, ...less } = record;
	expect(() => parseRecord(JSON.stringify(less))).toThrow();
	expect(() => parseRecord(JSON.stringify({ ...record, more: 1 }))).toThrow();
});
