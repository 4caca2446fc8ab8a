CREATE TABLE customer(id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE orders(id INT PRIMARY KEY, customer_id INT REFERENCES customer(id), total DECIMAL(10,2));
INSERT INTO customer SELECT x, 'customer ' || x FROM SYSTEM_RANGE(1, 8);
INSERT INTO orders SELECT x, MOD(x, 8) + 1, x * 1.25 FROM SYSTEM_RANGE(1, 20);
CREATE INDEX by_total ON orders(total);
SELECT c.name, COUNT(*), SUM(o.total) FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.name HAVING COUNT(*) > 2 ORDER BY 3 DESC;
UPDATE orders SET total = total + 1 WHERE id <= 10;
DELETE FROM orders WHERE total > 20;
SELECT * FROM orders ORDER BY total LIMIT 3;
