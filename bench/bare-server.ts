import { createServer } from "node:http";
import pg from "pg";

// The first reference: what the machine and the database can do with nothing in between. One prepared query, 50 rows, JSON.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const query = {
  name: "list",
  text: `SELECT r.reference, v.title, s.implementation, s.triangulation, s.supports, s.contradicts, s.context, s.moved_at AS "movedAt"
    FROM recommendation r JOIN recommendation_revision v ON v.id = r.current_revision_id
    JOIN standing s ON s.recommendation_id = r.id
    WHERE r.parent_id IS NULL ORDER BY r.reference COLLATE "C" LIMIT 50`,
};

createServer(async (_request, response) => {
  try {
    const { rows } = await pool.query(query);
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ items: rows }));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(process.env.PORT), "127.0.0.1");
