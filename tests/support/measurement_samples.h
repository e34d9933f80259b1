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

inline std::vector<MeasurementSample> measurementSamples() {
    const std::string prompt = llamaObject("512", "0", "256000000", "2000.0");
    const std::string generated = llamaObject("0", "128", "1280000000", "100.0");
    const std::map<std::string, std::string> all{
        {"device", "NVIDIA H100 80GB HBM3"}, {"devices", "4"}, {"model", "acme/Toy"}};
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
    };
}

} // namespace tests
