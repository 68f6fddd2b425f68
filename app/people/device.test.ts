import { expect, test } from "vitest";
import { deviceName } from "./device";

test("a browser is named as people call it, with what it runs on", () => {
  const agents = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0":
      "Edge, Windows",
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36":
      "Chrome, Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1":
      "Safari, iPhone",
    "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0": "Firefox, Linux",
    "curl/8.5.0": "",
    "": "",
  };
  for (const [agent, name] of Object.entries(agents)) expect(deviceName(agent)).toBe(name);
});
