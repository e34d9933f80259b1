// A small file of invented values in each measurement format, and what the user answers about it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace tests {

struct MeasurementSample {
    std::string format;
    std::string notation;
    std::string text;
    std::map<std::string, std::string> answers{};
    std::size_t rows{};
};

inline std::string moeSample() {
    return "framework,version,device,op_name,kernel_source,moe_dtype,num_tokens,hidden_size,inter_size,topk,"
           "num_experts,moe_tp_size,moe_ep_size,distribution,latency,power,power_limit\n"
           "VLLM,0.20.1,NVIDIA H200,moe,vllm_fused_moe,bfloat16,16,2048,768,8,128,1,1,balanced,0.25,412.5,700\n"
           "VLLM,0.20.1,NVIDIA H200,moe,vllm_fused_moe,fp8_block,32,2048,768,8,128,2,4,power_law_1.2,0.5,0,700\n";
}

inline std::string vllmSample() {
    return R"({"date": "20260102-030405", "endpoint_type": "vllm", "backend": "vllm", "label": null,
 "model_id": "acme/Toy-7B", "tokenizer_id": "acme/Toy-7B", "num_prompts": 100, "tensor_parallel_size": "2",
 "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 16, "duration": 50.0, "completed": 98, "failed": 2,
 "total_input_tokens": 9800, "total_output_tokens": 19600, "request_throughput": 1.96, "request_goodput:": null,
 "output_throughput": 392.0, "total_token_throughput": 588.0, "input_lens": [100, 100], "ttfts": [0.1, 0.2],
 "itls": [[0.01, 0.02], []], "generated_texts": ["a \"quoted\" text", ""], "errors": ["", ""],
 "max_output_tokens_per_s": 500.0, "max_concurrent_requests": 17, "mean_ttft_ms": 120.0, "median_ttft_ms": 110.0,
 "std_ttft_ms": 5.0, "p99_ttft_ms": 200.0, "mean_tpot_ms": 20.0, "median_tpot_ms": 19.0, "p99_tpot_ms": 30.0,
 "mean_itl_ms": 20.5, "median_itl_ms": 19.5, "p99_itl_ms": 40.0, "mean_e2el_ms": 4100.0}
)";
}

inline std::string sglangSample() {
    return R"({"backend": "sglang", "dataset_name": "random", "request_rate": Infinity, "max_concurrency": 8, "sharegpt_output_len": null, "random_input_len": 64, "random_output_len": 32, "random_range_ratio": 0.0, "duration": 20.0, "completed": 40, "total_input_tokens": 2560, "total_output_tokens": 1280, "total_output_tokens_retokenized": 1279, "output_throughput": 64.0, "mean_e2e_latency_ms": 3900.0, "median_ttft_ms": 80.0, "median_itl_ms": 12.5}
{"tag": "b", "backend": "sglang-oai", "dataset_name": "random", "request_rate": 2.0, "max_concurrency": null, "sharegpt_output_len": null, "random_input_len": 64, "random_output_len": 32, "random_range_ratio": 0.0, "server_info": {"model_path": "acme/Toy-7B", "tp_size": 4, "dp_size": 2, "pp_size": 1, "enable_dp_attention": false, "version": "0.5.9", "internal_states": [{"x": 1}]}, "duration": 20.0, "completed": 40, "total_input_tokens": 2560, "total_output_tokens": 1280, "total_output_tokens_retokenized": 1279, "request_throughput": 2.0, "input_throughput": 128.0, "output_throughput": 64.0, "total_throughput": 192.0, "mean_ttft_ms": 81.0, "median_ttft_ms": 80.0, "p99_ttft_ms": 160.0, "mean_tpot_ms": 12.0, "mean_itl_ms": 13.0, "p95_itl_ms": 25.0, "concurrency": 7.5, "accept_length": NaN}
)";
}

inline std::string llamaCsvSample() {
    return "build_commit,build_number,cpu_info,gpu_info,backends,model_filename,model_type,model_size,model_n_params,"
           "n_batch,n_gpu_layers,split_mode,n_prompt,n_gen,n_depth,test_time,avg_ns,stddev_ns,avg_ts,stddev_ts\n"
           "\"abc1234\",\"6000\",\"Toy CPU\",\"Toy GPU 9, Toy GPU 9\",\"CUDA\",\"models/toy-7b-Q4_K_M.gguf\","
           "\"toy 7B Q4_K - Medium\",\"4000000000\",\"7000000000\",\"2048\",\"99\",\"layer\",\"512\",\"0\",\"1024\","
           "\"2026-01-02T03:04:05Z\",\"256000000\",\"1000\",\"2000.0\",\"1.5\"\n"
           "\"abc1234\",\"6000\",\"Toy CPU\",\"Toy GPU 9, Toy GPU 9\",\"CUDA\",\"models/toy-7b-Q4_K_M.gguf\","
           "\"toy 7B Q4_K - Medium\",\"4000000000\",\"7000000000\",\"2048\",\"99\",\"none\",\"0\",\"128\",\"0\","
           "\"2026-01-02T03:04:06Z\",\"1280000000\",\"1000\",\"100.0\",\"0.5\"\n";
}

inline std::string llamaObject(const std::string& prompt, const std::string& generated, const std::string& ns,
                               const std::string& rate) {
    return R"({"build_commit": "abc1234", "build_number": 6000, "cpu_info": "Toy CPU", "gpu_info": "Toy GPU 9", )"
           R"("backends": "CUDA", "model_filename": "models/toy-7b-Q4_K_M.gguf", "model_type": "toy 7B Q4_K - Medium", )"
           R"("model_size": 4000000000, "model_n_params": 7000000000, "n_gpu_layers": 99, "n_cpu_moe": 0, )"
           R"("no_host": false, "load_mode": "mmap", "n_prompt": )" +
           prompt + R"(, "n_gen": )" + generated +
           R"(, "n_depth": 0, "test_time": "2026-01-02T03:04:05Z", "avg_ns": )" + ns + R"(, "avg_ts": )" + rate +
           R"(, "samples_ns": [ 1, 2 ],"samples_ts": [ 1.5, 2.5 ]})";
}

inline std::string llamaSqlSample() {
    return "CREATE TABLE IF NOT EXISTS llama_bench (\n  build_commit TEXT,\n  build_number INTEGER,\n  avg_ts "
           "REAL\n);\n\n"
           "INSERT INTO llama_bench (build_commit, build_number, cpu_info, gpu_info, model_filename, model_type, "
           "n_prompt, n_gen, avg_ns, avg_ts) VALUES ('abc1234', '6000', 'Toy CPU', 'Toy GPU 9', "
           "'models/O'Neil (7b).gguf', 'toy 7B F16', '512', '0', '256000000', '2000.000000');\n"
           "INSERT INTO llama_bench (build_commit, build_number, cpu_info, gpu_info, model_filename, model_type, "
           "n_prompt, n_gen, avg_ns, avg_ts) VALUES ('abc1234', '6000', 'Toy CPU', '', 'models/toy.gguf', "
           "'toy 7B F16', '0', '128', '12800000000', '10.000000');\n";
}

inline std::string mlEnergyTaskSample() {
    return R"({
  "configurations": [
    {"activated_params_billions": 3.5, "architecture": "MoE", "avg_batch_size": 7.5, "avg_output_len": 500.0,
     "avg_power_watts": 1200.0, "data_parallel": 1, "energy_per_request_joules": 1000.0,
     "energy_per_token_joules": 2.0, "expert_parallel": 2, "gpu_model": "H100", "max_num_seqs": 8,
     "median_itl_ms": 11.0, "model_id": "acme/Toy-30B-A3B", "nickname": "Toy", "num_gpus": 2,
     "output_throughput_tokens_per_sec": 600.0, "p90_itl_ms": 12.0, "p95_itl_ms": 13.0, "p99_itl_ms": 14.0,
     "tensor_parallel": 2, "total_params_billions": 30.0, "weight_precision": "bfloat16"}
  ],
  "task": "toy-chat",
  "task_display_name": "Toy chat"
})";
}

inline std::string mlEnergyRunSample() {
    return R"#({"Model": "acme/Toy-70B", "GPU": "NVIDIA A100-SXM4-40GB", "TP": 4, "PP": 2, "Energy/req (J)": 900.0,
 "Avg TPOT (s)": 0.05, "Token tput (tok/s)": 300.0, "Avg Output Tokens": 450.0, "Avg BS (reqs)": 15.5,
 "Max BS (reqs)": 16})#";
}

inline std::string mlEnergyLegacySample() {
    return "model,throughput,response_length,latency,energy\nacme/toy-13b,25.0,250.0,10.0,2000.0\n"
           "acme/toy-7b,50.0,100.0,2.0,400.0\n";
}

inline std::string inferencexSample() {
    return R"([
  {"hw": "mi355x", "conc": 16, "image": "", "model": "acme/Toy-MoE", "framework": "vllm", "precision": "fp4",
   "spec_decoding": "none", "disagg": false, "is_multinode": false, "isl": 1024, "osl": 512, "tp": 4, "ep": 1,
   "dp_attention": "false", "tput_per_gpu": 300.0, "output_tput_per_gpu": 100.0, "input_tput_per_gpu": 200.0,
   "mean_ttft": 0.5, "median_ttft": 0.4, "p99_ttft": 0.9, "std_ttft": 0.1, "mean_tpot": 0.02, "mean_intvty": 50.0,
   "mean_e2el": 11.0, "power_metric_schema_version": 2, "power_valid": 1, "avg_power_w": 800.0,
   "joules_per_output_token": 8.0, "joules_per_total_token": 2.7},
  {"hw": "gb200", "conc": 64, "model": "acme/Toy-MoE", "framework": "dynamo-trt", "precision": "fp4", "disagg": true,
   "is_multinode": true, "isl": 1024, "osl": 512, "prefill_tp": 4, "prefill_num_workers": 2, "decode_tp": 8,
   "num_prefill_gpu": 8, "num_decode_gpu": 16, "tput_per_gpu": 300.0, "output_tput_per_gpu": 150.0,
   "input_tput_per_gpu": 600.0, "mean_ttft": 0.7, "mean_tpot": 0.01, "power_metric_schema_version": 2,
   "power_valid": 0, "avg_power_w": 900.0}
])";
}

inline std::string inferencexDumpSample() {
    return "id,silicon_data_source,backend,backend_version,model_path,system,precision,mode,isl,osl,batch_size,tp_size,"
           "pp_size,attention_dp_size,moe_tp_size,moe_ep_size,prefill_num_workers,prefill_tp_size,prefill_pp_size,"
           "prefill_attention_dp_size,decode_num_workers,decode_tp_size,decode_pp_size,decode_attention_dp_size,"
           "silicon_ttft_ms,silicon_tpot_ms\n"
           "a,db; config_id=1; silicon_concurrency=32; measured=2026-01-02,sglang,0.5,acme/Toy,b200_sxm,fp8,agg,1024,"
           "512,32,4,1,2,4,2,,,,,,,,,500.0,20.0\n"
           "b,db; "
           "silicon_concurrency=8,trtllm,1.3,acme/Toy,gb200,fp4,disagg,8192,1024,,,,,,,2,4,1,1,3,8,1,,900.0,10.0\n";
}

inline std::string mlperfSummarySample() {
    return "Organization,Availability,Division,SystemType,SystemName,Platform,Model,MlperfModel,Scenario,Result,"
           "Accuracy,number_of_nodes,host_processor_model_name,host_processors_per_node,host_processor_core_count,"
           "accelerator_model_name,accelerators_per_node,total_accelerators,Location,framework,operating_system,notes,"
           "compliance,errors,version,inferred,has_power,Units,weight_data_types,design_power_watts,PrivateID\n"
           "\"Acme\",\"available\",\"closed\",\"datacenter\",\"Toy rack\",\"4x8xToy\",\"acme/toy-70b\",\"toy-70b\","
           "\"Offline\",\"64000.0\",\"ROUGE1: 44.0\",\"4\",\"Toy CPU\",\"8\",\"64\",\"Toy GPU 9\",\"8\",\"32\","
           "\"./closed/Acme/run_1\",\"vLLM 0.9, ROCm 7\",\"Linux\",\"\",\"closed\",\"0\",\"v6.1\",\"0\",\"False\","
           "\"Tokens/s\",\"fp4\",\"None\",\"\"\n"
           "\"Acme\",\"available\",\"closed\",\"edge\",\"Toy box\",\"1xToy\",\"toy-27b\",\"agentic edge\","
           "\"SingleStream\",\"3807.5\",\"0.87\",\"1\",\"Toy CPU\",\"1\",\"20\",\"Toy GPU "
           "1\",\"1\",\"1\",\"./closed/Acme/b\","
           "\"Toy 1\",\"Linux\",\"a, b\",\"closed\",\"0\",\"v6.1\",\"1\",\"False\",\"Latency "
           "(ms)\",\"nvfp4\",\"None\",\"\"\n";
}

// The 28 columns of older rounds, quoted here and there.
inline std::string mlperfOlderSample() {
    return "Organization,Availability,Division,SystemType,SystemName,Platform,Model,MlperfModel,Scenario,Result,"
           "Accuracy,number_of_nodes,host_processor_model_name,host_processors_per_node,host_processor_core_count,"
           "accelerator_model_name,accelerators_per_node,Location,framework,operating_system,notes,"
           "compliance,errors,version,inferred,has_power,Units,weight_data_types\n"
           "Acme,available,closed,datacenter,\"Toy rack\",4x8xToy,acme/bert,bert-99,Server,900.5,\"F1: 90.1\",4,\"Toy "
           "CPU\","
           "2,64,\"Toy GPU 9\",8,./closed/a,\"TensorRT 10, CUDA 13\",Linux,,1,0,v5.0,0,False,Queries/s,int8\n"
           "Acme,available,open,edge,\"Toy board\",cpu,acme/resnet,resnet50,Offline,12.5,\"acc: 76\",1,\"Toy "
           "CPU\",1,8,,0,"
           "./open/b,\"ONNX\",Linux,,1,0,v5.0,0,False,Samples/s,fp32\n";
}

inline std::string mlperfResultsSample() {
    return R"#([
  {"ID": "v4.1-0001", "Submitter": "Acme", "System": "Toy rack", "Platform": "2x8xToy", "UsedModel": "acme/toy-70b",
   "Model": "toy-70b", "Scenario": "Server", "Nodes": 2, "Processor": "Toy CPU", "host_processors_per_node": 2,
   "Accelerator": "Toy GPU 9", "a#": 16.0, "p#": 4, "Location": "closed/Acme/a", "Software": "vLLM 0.4.3",
   "inferred": 0, "has_power": false, "weight_data_types": "fp8", "Performance_Result": 3200.5,
   "Performance_Units": "Tokens/s", "Unique ID (e.g. for Audit)": "x"},
  {"ID": "v4.1-0002", "System": "Toy box", "UsedModel": "bert-99", "Scenario": "Offline", "Nodes": 1,
   "Processor": "Toy CPU", "Accelerator": "Toy GPU 1", "a#": 4.0, "inferred": 1,
   "Performance_Result": 240.25, "Performance_Units": "Samples/s"}
])#";
}

inline std::string loadgenSample() {
    return "================================================\nMLPerf Results Summary\n"
           "================================================\nSUT name : Toy SUT\nScenario : Server\n"
           "Mode     : PerformanceOnly\nScheduled samples per second : 10.5\nCompleted samples per second    : 10.0\n"
           "Completed tokens per second: 2500.00\nTokens per second (inferred): 2600.0\nResult is : VALID\n"
           "  Min duration satisfied : Yes\n\nAdditional Stats\nMean latency (ns)                : 400000000\n"
           "50.00 percentile latency (ns)   : 300000000\n99.00 percentile latency (ns)   : 900000000\n"
           "99.90 percentile latency (ns)   : 990000000\nMean First Token latency (ns)   : 50000000\n"
           "99.00 percentile first token latency (ns)   : 80000000\n"
           "Mean Time to Output Token (ns)  : 20000000\n99.00 percentile time to output token (ns)  : 25000000\n\n"
           "Test Parameters Used\nsamples_per_query : 1\ntarget_latency (ns): 0\n\nNo errors encountered.\n";
}

inline std::string ptdaemonSample() {
    return "Time,03-02-2026 10:00:00.250,Watts,900.5,Volts,230.1,Amps,2.1,PF,0.95,Mark,Toy_run_ranging\n"
           "Time,03-02-2026 10:00:01.250,Watts,2190.25,Volts,230.0,Amps,5.2,PF,0.61,Mark,Toy_run_testing\n"
           "Time,03-02-2026 10:00:02.250,Watts,2200.0,Volts,230.0,Amps,5.2,PF,0.61,Mark,Toy_run_testing\n";
}

inline std::string nvidiaSmiSample() {
    return "timestamp, name, index, power.draw [W], power.limit [W], utilization.gpu [%], utilization.memory [%], "
           "memory.used [MiB], temperature.gpu, clocks.current.sm [MHz], clocks.mem [MHz]\n"
           "2026/01/02 03:04:05.250, Toy GPU 9, 0, 82.78 W, 400.00 W, 0 %, 0 %, 2048 MiB, 34, 1410 MHz, 1593 MHz\n"
           "2026/01/02 03:04:05.500, Toy GPU 9, 1, 300.50 W, 400.00 W, 95 %, 50 %, [N/A], 55, 1400 MHz, 1593 MHz\n";
}

inline std::string amdSmiSample() {
    return "'CTRL' + 'C' to stop watching output:\ntimestamp,gpu,socket_power,gfx_activity,hotspot,gfx_0_clk\n"
           "1767323045,0,410,92,65,2100\ntimestamp,gpu,socket_power,gfx_activity,hotspot,gfx_0_clk\n"
           "1767323046,1,0.4 kW,N/A,66,2090\n";
}

inline std::string dcgmDmonSample() {
    return "2026-01-02T03:04:05.000 #Entity   POWER     TOTEC     GPUTL     FBUSD\n"
           "2026-01-02T03:04:05.000 ID        W         mJ        %         MB\n"
           "2026-01-02T03:04:05.100 GPU 0     120.5     5000000   95        1024\n"
           "2026-01-02T03:04:05.100 GPU 1     N/A       6000000   10        1024\n"
           "2026-01-02T03:04:06.100 #Entity   POWER     TOTEC     GPUTL     FBUSD\n"
           "2026-01-02T03:04:06.100 ID        W         mJ        %         MB\n"
           "2026-01-02T03:04:06.100 GPU 1     130.25    6000500   11        1024\n";
}

inline std::string dcgmExporterSample() {
    return "# HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).\n# TYPE DCGM_FI_DEV_POWER_USAGE gauge\n"
           "DCGM_FI_DEV_POWER_USAGE{gpu=\"0\",UUID=\"GPU-a\",device=\"nvidia0\",modelName=\"Toy GPU "
           "9\",Hostname=\"n1\"} "
           "412.3 1767323045250\n"
           "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",modelName=\"Toy GPU 9\"} 55 1767323045250\n"
           "DCGM_FI_DEV_POWER_USAGE{gpu=\"1\",modelName=\"Toy GPU 9\"} 4.1e2 1767323045250\n";
}

inline std::string moeBenchPoint(const std::string& variant, const std::string& precision, const std::string& routing,
                                 const std::string& energy, const std::string& check) {
    return R"({"variant": ")" + variant + R"(", "precision": )" + precision +
           R"(, "model": "acme/Toy-MoE", "hidden": 2048, "intermediate": 768, "experts": 128, "top_k": 8,)"
           R"( "shared_experts": 0, "expert_parallel": 4, "tokens": 64, "routing": )" +
           routing +
           R"(, "time_us": {"warmup": 5, "iterations": 20, "median": 400.5, "min": 390.0, "mean": 410.0},)"
           R"( "work": {"flops": 1.5e10, "flops_padded": 2.0e10, "bytes_min": 1.2e9, "bytes_modelled": 1.3e9},)"
           R"( "rates": {"tflops": 37.5}, "energy": )" +
           energy + R"(, "check": )" + check + "}";
}

inline std::string moeBenchSample() {
    const std::string half = R"({"weights": "bf16", "activations": "bf16", "accum": "f32", "scales": "none"})";
    const std::string byte = R"({"weights": "e4m3", "activations": "e4m3", "accum": "f32", "scales": "blk128"})";
    return R"({"schema": "moe-bench", "schema_version": "1.2.0", "complete": true,
 "provenance": {"tool_version": "1.4.0", "git_commit": "abc", "captured_at": "2026-01-02T03:04:05Z"},
 "device": {"kind": "cuda", "name": "NVIDIA H100 80GB HBM3", "power_limit_w": 700, "ecc": true},
 "idle": {"w": 70.0}, "a_later_field": {"x": 1},
 "points": [
  )" +
           moeBenchPoint(
               "wgmma_sm90a", half, R"({"distribution": "zipf", "zipf_s": 1.0, "seed": 7, "experts_hit": 101})",
               R"({"source": "nvml_total", "gross_j_per_token": 0.0025, "net_j_per_token": 0.002, "w_avg": 420.5})",
               R"({"reference": "fp64_cpu", "rel_frobenius": 0.002, "passed": true})") +
           ",\n  " +
           moeBenchPoint("peer:torch_grouped_mm", byte, R"({"distribution": "balanced", "zipf_s": null})",
                         R"({"source": "none", "gross_j_per_token": null, "net_j_per_token": null, "w_avg": null})",
                         R"({"reference": "fp64_cpu", "rel_frobenius": 0.03, "passed": true})") +
           "\n ]}\n";
}

inline std::vector<MeasurementSample> measurementSamples() {
    const std::string prompt = llamaObject("512", "0", "256000000", "2000.0");
    const std::string generated = llamaObject("0", "128", "1280000000", "100.0");
    const std::map<std::string, std::string> all{
        {"device", "NVIDIA H100 80GB HBM3"}, {"devices", "4"}, {"model", "acme/Toy"}};
    const std::map<std::string, std::string> zone{{"time_zone", "UTC-05:00"}, {"device", "Toy GPU 9"}};
    return {
        {"aiconfigurator-moe", "csv", moeSample(), {}, 2},
        {"vllm-serving", "json", vllmSample(), all, 1},
        {"sglang-bench", "jsonl", sglangSample(), all, 2},
        {"llama-bench", "csv", llamaCsvSample(), {}, 2},
        {"llama-bench", "json", "[\n  " + prompt + ",\n  " + generated + "\n]\n", {}, 2},
        {"llama-bench", "jsonl", prompt + "\n" + generated + "\n", {}, 2},
        {"llama-bench", "sql", llamaSqlSample(), {}, 2},
        {"ml-energy-v3", "json", mlEnergyTaskSample(), {}, 1},
        {"ml-energy-v2", "json", mlEnergyRunSample(), {}, 1},
        {"ml-energy-legacy", "csv", mlEnergyLegacySample(), all, 2},
        {"inferencex", "json", inferencexSample(), {}, 2},
        {"inferencex", "csv", inferencexDumpSample(), {}, 2},
        {"mlperf-summary", "csv", mlperfSummarySample(), {}, 2},
        {"mlperf-summary", "csv", mlperfOlderSample(), {}, 2},
        {"mlperf-results", "json", mlperfResultsSample(), {}, 2},
        {"loadgen-summary", "txt", loadgenSample(), all, 1},
        {"ptdaemon", "txt", ptdaemonSample(), zone, 2},
        {"nvidia-smi", "csv", nvidiaSmiSample(), zone, 2},
        {"amd-smi", "csv", amdSmiSample(), all, 2},
        {"dcgm", "txt", dcgmDmonSample(), zone, 2},
        {"dcgm", "prom", dcgmExporterSample(), {}, 2},
        {"moe-bench", "json", moeBenchSample(), {}, 2},
    };
}

} // namespace tests
