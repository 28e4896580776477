import { expect, test } from "vitest";
import { data } from "#app/remix.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { startLimitedSite } from "./limited-site.ts";

describeEachDatabase("refusals", (open) => {
	test("[S15] what is refused to a reader is no failure of ours, with a page around it and without", async () => {
		const reported: unknown[] = [];
		const site = await startLimitedSite(
			await open(),
			{},
			{
				gone: {
					path: "gone.json",
					module: {
						loader: () => {
							throw data("Nothing here", { status: 404 });
						},
					},
				},
				broken: {
					path: "broken.json",
					module: {
						loader: () => {
							throw new Error("a mistake of ours");
						},
					},
				},
			},
			(line) => reported.push(line),
		);
		const stranger = site.from("192.0.2.1");
		expect((await site.get("/gone.json", stranger)).status).toBe(404);
		expect(reported).toEqual([]);
		expect((await site.get("/broken.json", stranger)).status).toBe(500);
		expect(reported).toHaveLength(1);
		await site.server.close();
	});
});
