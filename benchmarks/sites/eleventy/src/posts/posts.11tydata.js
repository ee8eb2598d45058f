export default {
  layout: "post.njk",
  tags: ["posts"],
  permalink: (d) => `/posts/${d.slug}/`,
};
