import { feedPlugin } from "@11ty/eleventy-plugin-rss";
export default function (cfg) {
  cfg.addPassthroughCopy({ "src/style.css": "style.css" });
  cfg.addPlugin(feedPlugin, { type: "rss", outputPath: "/index.xml",
    collection: { name: "posts", limit: 20 },
    metadata: { language: "en", title: "Briefings", subtitle: "", base: "https://example.org/", author: { name: "Desk" } } });
  cfg.addFilter("day", (d) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(d));
  const skip = new Set(["all", "posts", "newest"]);
  cfg.addFilter("realTags", (tags) => (tags || []).filter((t) => !skip.has(t)).sort());
  cfg.addFilter("keys", (o) => Object.keys(o).filter((t) => !skip.has(t) && !t.startsWith("section-")).sort());
  cfg.addCollection("newest", (c) => c.getFilteredByTag("posts").reverse());
  cfg.setServerOptions({ showAllHosts: false });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false };
}
