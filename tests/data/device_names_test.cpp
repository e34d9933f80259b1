#include "data/importers/device_names.h"

#include "data/catalog/catalogue.h"
#include "data/importers/measurement_questions.h"
#include "tests/support/test_case.h"

using namespace data::importers;

class DeviceNamesTest : public QObject {
    Q_OBJECT
    static std::string id(const char* name) { return acceleratorId(name).value_or("-"); }
private slots:
    void findsNamesAsToolsPrintThem_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("id");
        const std::pair<const char*, const char*> rows[] = {
            {"NVIDIA H100 80GB HBM3", "h100-sxm"},
            {"H100-SXM", "h100-sxm"},
            {"h100_sxm", "h100-sxm"},
            {"H100", "h100-sxm"},
            {"NVIDIA H100-SXM5-80GB", "h100-sxm"},
            {"8xH100 SXM5 80 GB", "h100-sxm"},
            {"NVIDIA H100 PCIe", "h100-pcie"},
            {"NVIDIA-H100-80GB-HBM3", "h100-sxm"},
            {"NVIDIA H100 NVL", "-"},
            {"NVIDIA H100 96GB HBM3", "-"},
            {"NVIDIA GH200 480GB", "-"},
            {"NVIDIA H200", "h200-sxm"},
            {"NVIDIA H200 NVL", "-"},
            {"h200-trt", "h200-sxm"},
            {"NVIDIA B200", "b200-sxm"},
            {"b200_sxm", "b200-sxm"},
            {"NVIDIA B300 SXM6 AC", "b300-sxm"},
            {"B300", "b300-sxm"},
            {"NVIDIA GB200", "gb200-nvl72"},
            {"gb200", "gb200-nvl72"},
            {"GB200 NVL72", "gb200-nvl72"},
            {"GB200 NVL4", "-"},
            {"gb300", "gb300-nvl72"},
            {"NVIDIA H20", "h20"},
            {"NVIDIA H20-3e", "-"},
            {"NVIDIA H800", "h800-sxm"},
            {"NVIDIA H800 PCIe", "-"},
            {"NVIDIA A100-SXM4-80GB", "a100-sxm-80gb"},
            {"NVIDIA A100-SXM4-40GB", "-"},
            {"NVIDIA A100 80GB PCIe", "-"},
            {"A100", "-"},
            {"mi355x", "mi355x"},
            {"AMD Instinct MI355X", "mi355x"},
            {"AMD Instinct MI300X OAM", "mi300x"},
            {"MI325X", "mi325x"},
            {"AMD Instinct MI300A", "-"},
            {"mi350x", "mi350x"},
            {"TPU v6e", "tpu-v6e"},
            {"tpu-v5p", "tpu-v5p"},
            {"TPU v5e", "-"},
            {"TPU7x", "tpu7x"},
            {"Ironwood", "tpu7x"},
            {"NVIDIA GeForce RTX 4090", "rtx-4090"},
            {"NVIDIA GeForce RTX 4090 Laptop GPU", "-"},
            {"NVIDIA GeForce RTX 4080", "-"},
            {"NVIDIA L40S", "l40s"},
            {"NVIDIA L40", "-"},
            {"NVIDIA RTX PRO 6000 Blackwell Server Edition", "rtx-pro-6000-blackwell-server"},
            {"NVIDIA RTX PRO 6000 Blackwell Workstation Edition", "-"},
            {"Intel Gaudi 3", "gaudi-3"},
            {"Gaudi 2", "-"},
            {"AWS Trainium2", "trainium-2"},
            {"NVIDIA H200, NVIDIA H200", "h200-sxm"},
            {"NVIDIA H200, NVIDIA B200", "-"},
            {"", "-"},
            {" , ", "-"},
            {"NVIDIA", "-"},
            {"AMD Ryzen 7 7800X3D 8-Core Processor", "-"},
        };
        for (const auto& [name, id] : rows)
            QTest::newRow(name[0] == '\0' ? "nothing" : name) << QByteArray(name) << QByteArray(id);
    }
    void findsNamesAsToolsPrintThem() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, id);
        QCOMPARE(acceleratorId(name.toStdString()).value_or("-"), id.toStdString());
    }
    // Each row of the catalogue is found by its own id and name, and what is found is a row of the catalogue.
    void agreesWithTheCatalogue() {
        for (const auto& row : data::catalog::technologies("compute.accelerator.id")) {
            QCOMPARE(acceleratorId(row.id).value_or("-"), row.id);
            QCOMPARE(acceleratorId(row.name).value_or("-"), row.id);
        }
    }
    void guessesFromFileNames() {
        QCOMPARE(devicesInName("vllm-0.5qps-tp4-Toy-70B-2025.json"), std::optional<int>(4));
        QCOMPARE(devicesInName("folder.tp9/8xH200_online.jsonl"), std::optional<int>(8));
        QCOMPARE(devicesInName("toy-7b.json"), std::optional<int>());
        QCOMPARE(devicesInName("http2.json"), std::optional<int>());
        QCOMPARE(deviceInName("results/online-b200-sxm-v2.json"), std::string("b200 sxm"));
        QCOMPARE(deviceInName("8xH200_online.jsonl"), std::string("8xh200"));
        QCOMPARE(deviceInName("A100_chat_benchmark.csv"), std::string());
    }
};

HEADROOM_TEST(DeviceNamesTest)
#include "device_names_test.moc"
