#include "data/sqlite/connection.h"

#include "tests/support/test_case.h"

#include <SQLiteCpp/SQLiteCpp.h>

class WorkLimitTest : public QObject {
    Q_OBJECT
private:
    // Counts to `count` and says whether it came that far under the limit.
    static bool counts(SQLite::Database& database, int count) {
        SQLite::Statement statement(database,
                                    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < " +
                                        std::to_string(count) + ") SELECT count(*) FROM c");
        try {
            return statement.executeStep() && statement.getColumn(0).getInt() == count;
        } catch (const SQLite::Exception& error) {
            return error.getErrorCode() != 9; // interrupted
        }
    }

private slots:
    void endlessWorkIsInterrupted() {
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
        {
            const data::sqlite::WorkLimit limit(database, 500);
            QVERIFY(counts(database, 10'000));
            QVERIFY(!counts(database, 100'000'000)); // hours without the limit
            QVERIFY(!counts(database, 100'000));     // the budget is spent
        }
        QVERIFY(counts(database, 100'000)); // the limit went with its object
    }
};

HEADROOM_TEST(WorkLimitTest)
#include "work_limit_test.moc"
