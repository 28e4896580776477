import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./accepted-encoding.ts";

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Names and values in turn, as Node writes them fastest. */
type FlatHeaders = string[];

/** An answer in one packing, ready to be written. */
export interface Representation {
	etag: string;
	/** Headers of a 200; the last value is the id of a request, which whoever sends them puts in. */
	head: FlatHeaders;
	/** Headers of a 304, likewise. */
	unchangedHead: FlatHeaders;
	body: Buffer;
}

/** An answer that may be handed to anybody, in every packing that was asked for so far. */
export interface Answer {
	/** Names of what it shows. */
	depends: readonly string[];
	/** Until when it may be handed out, in milliseconds since 1970. */
	validUntil: number;
	/** The packing, if somebody has asked for it before. */
	packed(encoding: Encoding): Representation | undefined;
	/** The packing; made once, however many ask at once. */
	pack(encoding: Encoding): Promise<Representation>;
	/** What it takes in memory, in bytes, all packings included. */
	bytes(): number;
}

/** Small bodies grow when they are packed. */
const worthPacking = 256;
const packable = /^(text\/|application\/([\w.+-]+\+)?(json|xml|javascript)\b|image\/svg\+xml)/;
/** Roughly what an answer takes besides its bodies. */
const overhead = 2_048;

/**
 * Makes an answer of a rendered body. Its headers are complete but for those of this module: `Cache-Control` is the
 * caller's; `Content-Length`, `Content-Encoding`, `ETag` and `Vary` are set here. The tag is strong: a hash of body and
 * headers, and of the packing.
 */
export function createAnswer(given: {
	headers: readonly (readonly [string, string])[];
	cacheControl: string;
	body: Buffer;
	depends: readonly string[];
	validUntil: number;
	/** Whether it is worth waiting for the tightest packing: it is made once for the life of the process. */
	tight?: boolean;
}): Answer {
	const hash = createHash("sha256").update(JSON.stringify(given.headers)).update(given.body);
	const tag = hash.digest("base64url").slice(0, 22);
	const type = given.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
	// A browser that asks for the page of another site looks for them on a 304, too.
	const forOtherSites = given.headers
		.filter(([name]) => /^(access-control|cross-origin)-/i.test(name))
		.flat();
	const packs = packable.test(type) && given.body.length >= worthPacking;
	const made = new Map<Encoding, Representation>();
	const being = new Map<Encoding, Promise<Representation>>();

	const represent = (encoding: Encoding, body: Buffer): Representation => {
		const etag = encoding === "identity" ? `"${tag}"` : `"${tag}-${encoding}"`;
		const shared = ["Cache-Control", given.cacheControl, "ETag", etag, "Vary", "Accept-Encoding"];
		const head = [...given.headers.flat(), ...shared, "Content-Length", String(body.length)];
		if (encoding !== "identity") head.push("Content-Encoding", encoding);
		const forId = ["X-Request-Id", ""];
		const unchangedHead = [...shared, ...forOtherSites, ...forId];
		const representation = { etag, head: [...head, ...forId], unchangedHead, body };
		made.set(encoding, representation);
		return representation;
	};
	const packingOf = (encoding: Encoding): Encoding => (packs ? encoding : "identity");

	return {
		depends: given.depends,
		validUntil: given.validUntil,
		packed: (encoding) => made.get(packingOf(encoding)),
		pack(wanted) {
			const encoding = packingOf(wanted);
			const there = made.get(encoding);
			if (there) return Promise.resolve(there);
			let promise = being.get(encoding);
			if (!promise) {
				promise = pack(encoding, given.body, given.tight ?? false).then((body) => represent(encoding, body));
				being.set(encoding, promise);
				promise.finally(() => being.delete(encoding)).catch(() => {});
			}
			return promise;
		},
		bytes() {
			let sum = overhead + given.body.length;
			for (const [encoding, { body }] of made) if (encoding !== "identity") sum += body.length;
			return sum;
		},
	};
}

async function pack(encoding: Encoding, body: Buffer, tight: boolean): Promise<Buffer> {
	if (encoding === "identity") return body;
	if (encoding === "gzip") return packGzip(body, { level: tight ? 9 : 6 });
	return packBrotli(body, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: tight ? tightBrotli(body.length) : brotliQuality,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		},
	});
}

/**
 * Measured on a page of 30 kB: 5 gives 5,199 bytes in 1.6 ms, 9 saves another 34 bytes in 29 ms, and 11 saves 640 in 95 ms,
 * which is too much to wait for after each publication. gzip 6: 5,644 bytes.
 */
const brotliQuality = 5;
/** A style sheet of 100 kB takes 105 ms at 11, once; half a megabyte would take more than a second. */
const tightBrotli = (bytes: number): number => (bytes < 256 * 1024 ? 11 : 9);
