import { afterEach, expect, it } from "vitest";
import { dayOf, formatInstant } from "#app/domain/dates.ts";
import { defaultInstallation } from "#app/domain/installation.ts";
import { quarterOf } from "#app/domain/quarter.ts";
import { setTimeZone } from "#app/domain/time-zone.ts";
import { readInstallation, readLogo } from "#db/queries/installation.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";
import { keepInstallation } from "./keep-installation.server.ts";
import { settingsValues } from "./settings-form.ts";

afterEach(() => setTimeZone("Europe/London"));

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const svg = new TextEncoder().encode(
	'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
const typed = { ...settingsValues(defaultInstallation), serviceName: "Harbour", timeZone: "Asia/Tokyo" };

describeEachDatabase("the settings of the installation", (open) => {
	async function setUp() {
		const db = await open();
		const { people } = await addPartnership(db);
		const { context } = testContext(db);
		const forgotten: string[] = [];
		context.forgetPublic = (dependency) => forgotten.push(dependency);
		return { db, context, people, forgotten, admin: { ...people.coordinator, administrator: true } };
	}

	it("[R17] administrators write them at the version that they saw", async () => {
		const { db, context, people, admin, forgotten } = await setUp();
		expect(await readInstallation(db)).toEqual(defaultInstallation);
		const wish = { typed, version: 0, logo: png };
		expect(await keepInstallation(context, people.coordinator, wish)).toMatchObject({ code: "not-found" });
		expect(await readInstallation(db)).toEqual(defaultInstallation);
		expect(await keepInstallation(context, admin, wish)).toEqual({ ok: true, value: null });
		expect(forgotten).toEqual(["installation"]);
		expect(await readInstallation(db)).toMatchObject({
			...{ serviceName: "Harbour", timeZone: "Asia/Tokyo", version: 1 },
			logo: { type: "image/png" },
		});
		expect(await keepInstallation(context, admin, wish)).toMatchObject({ code: "stale", version: 1 });
		await keepInstallation(context, admin, { typed: { ...typed, removeLogo: "1" }, version: 1, logo: null });
		expect(await readLogo(db)).toBeUndefined();
		const events = await db.selectFrom("audit_event").select(["kind", "data"]).orderBy("at").execute();
		expect(events.map(({ kind }) => kind)).toEqual(["installation-changed", "installation-changed"]);
		expect(events.map(({ data }) => JSON.parse(data).changed)).toContain("serviceName, timeZone, logo");
	});

	it("[R15] [R16] a pale colour, a picture of another kind and a wrong time zone are refused at their fields", async () => {
		const { context, admin, db } = await setUp();
		const wrong = { ...typed, accentColour: "#ffdd00", timeZone: "Middle/Earth", contactEmail: "nobody" };
		const refused = await keepInstallation(context, admin, { typed: wrong, version: 0, logo: svg });
		expect(refused).toMatchObject({
			code: "invalid",
			fields: {
				accentColour: expect.stringContaining("Choose a darker colour."),
				timeZone: expect.any(String),
				contactEmail: expect.any(String),
				logo: "The logo must be a PNG, JPEG or WebP file.",
			},
		});
		const large = new Uint8Array(200_001);
		large.set(png);
		expect(await keepInstallation(context, admin, { typed, version: 0, logo: large })).toMatchObject({
			fields: { logo: expect.stringContaining("200 kB") },
		});
		expect(await readInstallation(db)).toEqual(defaultInstallation);
	});

	it("[R18] days and times follow the time zone, quarters the start of the year", async () => {
		const { context, admin } = await setUp();
		const evening = "2026-03-31T20:00:00.000Z";
		expect([dayOf(evening), formatInstant(evening)]).toEqual(["2026-03-31", "31 March 2026 at 9pm"]);
		await keepInstallation(context, admin, { typed, version: 0, logo: null });
		expect([dayOf(evening), formatInstant(evening)]).toEqual(["2026-04-01", "1 April 2026 at 5am"]);
		expect(quarterOf("2026-03-31", "april")).toEqual({
			...{ name: "Q4 2025/26", months: "January to March 2026" },
			...{ startsOn: "2026-01-01", endsOn: "2026-03-31" },
		});
		expect(quarterOf("2026-04-01", "april").name).toBe("Q1 2026/27");
		expect(quarterOf("2024-02-01", "calendar")).toMatchObject({ name: "Q1 2024", endsOn: "2024-03-31" });
		expect(quarterOf("2026-12-31", "calendar")).toMatchObject({ name: "Q4 2026", startsOn: "2026-10-01" });
	});
});
