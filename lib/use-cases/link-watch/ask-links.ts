import { endedAtFrontPage, type LinkAnswer } from "@/lib/domain/link-watch";
import { askOutside } from "@/lib/platform/outbound/ask-outside";
import { OutboundFailed, OutboundRefused } from "@/lib/platform/outbound/outbound-problem";

/** How gently addresses are asked. */
export interface AskingPace {
  /** Hosts at a time; a host is never asked twice at once. */
  hosts: number;
  /** Milliseconds between two questions to one host. */
  between: number;
  /** Milliseconds for one address. */
  timeout: number;
  /** Milliseconds after which no further address is begun. */
  budget: number;
}

export const GENTLY: AskingPace = { hosts: 4, between: 2_000, timeout: 20_000, budget: 8 * 60_000 };
const MOST_BYTES = 1_000_000;

/**
 * Asks addresses whether they still answer, each once: the hosts beside each other, each host's one after the other.
 * @returns the answers of those that were asked within the budget, by address
 */
export async function askLinks(
  links: readonly { url: string; host: string }[],
  pace: AskingPace = GENTLY,
): Promise<Map<string, LinkAnswer>> {
  const until = performance.now() + pace.budget;
  const answers = new Map<string, LinkAnswer>();
  const byHost = Map.groupBy(links, (link) => link.host);
  const waiting = [...byHost.values()].map((each) => [...new Set(each.map((link) => link.url))]);
  const askHosts = async () => {
    for (let urls = waiting.shift(); urls; urls = waiting.shift()) {
      for (const [position, url] of urls.entries()) {
        if (performance.now() > until) return;
        if (position > 0) await new Promise((resolve) => setTimeout(resolve, pace.between));
        answers.set(url, await askLink(url, pace.timeout));
      }
    }
  };
  await Promise.all(Array.from({ length: pace.hosts }, askHosts));
  return answers;
}

/** HEAD first: it costs least. Servers that know nothing of it, or answer it otherwise, are asked for the page. */
async function askLink(url: string, timeout: number): Promise<LinkAnswer> {
  const brief = await ask(url, "HEAD", timeout);
  return brief.problem === null && brief.status !== null && brief.status < 400 ? brief : ask(url, "GET", timeout);
}

async function ask(url: string, method: "HEAD" | "GET", timeoutMs: number): Promise<LinkAnswer> {
  try {
    const { status, url: arrived, body } = await askOutside(url, { method, timeoutMs, maxBytes: MOST_BYTES });
    body.destroy();
    return { status, problem: status < 300 && endedAtFrontPage(url, arrived) ? "frontPage" : null };
  } catch (error) {
    // It is there and answers: how much it would say does not matter here.
    if (error instanceof OutboundRefused && error.code === "tooLarge") return { status: 200, problem: null };
    if (!(error instanceof OutboundRefused || error instanceof OutboundFailed)) throw error;
    return { status: null, problem: error.code };
  }
}
