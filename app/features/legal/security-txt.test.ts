import { expect, test } from "vitest";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { readSecurityTxt } from "./security-txt.server.ts";

describeEachDatabase("security.txt", (open) => {
	test("[J2] says where to report a weakness and for how long that is true", async () => {
		const { context } = testContext(await open());
		const answer = await readSecurityTxt(context);
		expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
		const fields = (await answer.text())
			.trim()
			.split("\n")
			.map((line) => line.split(/: /));
		expect(fields.map(([name]) => name)).toEqual(["Contact", "Expires", "Preferred-Languages", "Canonical"]);
		expect(fields[0]?.[1]).toBe("http://127.0.0.1:3000/help");
		const days = (Date.parse(String(fields[1]?.[1])) - testNow.getTime()) / 86_400_000;
		expect(days).toBeGreaterThan(178);
		expect(days).toBeLessThan(366);
	});
});
